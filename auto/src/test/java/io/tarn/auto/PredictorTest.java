package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.TableEncoder;
import io.tarn.data.table.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PredictorTest {
    private static final Table FLOWERS = Samples.flowers(150, 1);

    @TempDir private Path folder;

    /// Learns by one learner with its first settings and saves the result.
    private Model saved(Learner learner) {
        Aim aim = new Aim(Target.of(FLOWERS.column("kind")), false);
        Problem problem = new Problem(aim.kind(), aim.outputs(), 3);
        double[] y = aim.learned(FLOWERS.column("kind"));
        Features.Learned learned = Features.learn(aim, FLOWERS, y, new int[150]);
        Examples rows = learned.training();
        Fold fold = new Fold(rows, rows, IntStream.range(0, 150).toArray());
        Clock clock = Clock.of(Duration.ofMillis(300));
        Model model = learner.fit(problem, rows, learner.search(problem, List.of(fold), clock));
        new Pipeline(
                        aim,
                        problem,
                        learned.features(),
                        FLOWERS.without("kind"),
                        learner.name(),
                        model,
                        0)
                .write(folder);
        return model;
    }

    private static double[][] answers(Model model) {
        return model.predict(
                new Features(TableEncoder.fit(FLOWERS, "kind"), List.of()).of(FLOWERS));
    }

    @Test
    void predictsBitForBitWhatWasLearned() {
        var shape = new NetworkShape(List.of(8, 4), 0.1, 0.01);
        for (Learner learner :
                List.of(
                        Constant.learner(TaskKind.MULTI_CLASS),
                        new LinearRegression(TaskKind.MULTI_CLASS),
                        new SupportVectors(),
                        new BoostedTrees(),
                        new Networks(shape, NetworkIntake.ONE_HOT),
                        new Networks(shape, NetworkIntake.EMBEDDINGS))) {
            double[][] expected = answers(saved(learner));
            Predictor predictor = Predictor.load(folder);
            Table predicted = predictor.predict(FLOWERS);
            assertThat(predictor.learner()).isEqualTo(learner.name());
            for (int k = 0; k < 3; k++) {
                String name = "probability of " + predictor.classes().get(k);
                double[] got = ((Numbers) predicted.column(name)).values();
                int own = k;
                assertThat(got)
                        .isEqualTo(Arrays.stream(expected).mapToDouble(row -> row[own]).toArray());
            }
        }
    }

    @Test
    void predictsTheSameFromEightThreadsAtOnce() throws Exception {
        saved(new Networks(new NetworkShape(List.of(16), 0, 0.01), NetworkIntake.EMBEDDINGS));
        Predictor predictor = Predictor.load(folder);
        double[] expected = probabilities(predictor);
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<double[]> ask = () -> probabilities(predictor);
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(64, ask))) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void keepsMeansAndEmbeddingsOfVeryManyLevels() throws IOException {
        Table table = Samples.customers(600, 60, 2, 1);
        Aim aim = new Aim(Target.of(table.column("buys")), false);
        double[] y = aim.learned(table.column("buys"));
        int[] blocks = IntStream.range(0, 600).map(i -> i % 5).toArray();
        Features.Learned learned = Features.learn(aim, table, y, blocks);
        Problem problem = new Problem(aim.kind(), aim.outputs(), 3);
        var learner = new Networks(new NetworkShape(List.of(8), 0, 0.01), NetworkIntake.EMBEDDINGS);
        var none =
                new Trial(Map.of("epochs", 2.0), List.of(), 0, 0, 1, new double[0], new double[0]);
        Model model = learner.fit(problem, learned.training(), none);
        Table inputs = table.without("buys");
        new Pipeline(aim, problem, learned.features(), inputs, learner.name(), model, 0)
                .write(folder);

        assertThat(learned.features().means()).hasSize(1);
        double[] expected =
                Arrays.stream(model.predict(learned.features().of(table)))
                        .mapToDouble(row -> row[1])
                        .toArray();
        Predictor predictor = Predictor.load(folder);
        assertThat(((Numbers) predictor.predict(table).column("probability of yes")).values())
                .isEqualTo(expected);
        // what was never seen is neither an error nor one of the known shops
        Prediction unknown = predictor.predict(Map.of("income", 0, "shop", "a new one"));
        assertThat(predictor.predict(Map.of("income", 0))).isEqualTo(unknown);
        assertThat(unknown.probabilities().get("yes")).isBetween(0.05, 0.95);

        Path json = folder.resolve("model/pipeline.json");
        String good = Files.readString(json);
        Files.writeString(json, good.replace("\"overall\"", "\"overal\""));
        assertThatThrownBy(() -> Predictor.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train the model again");
    }

    @Test
    void readsFoldersOfTheFirstFormat() throws IOException {
        double[][] expected = answers(saved(new BoostedTrees()));
        Path json = folder.resolve("model/pipeline.json");
        String now = Files.readString(json);
        String older =
                now.replace("\"format\" : 2", "\"format\" : 1").replaceAll("\"coded\" : \\d+,", "");
        assertThat(older).hasSizeLessThan(now.length());
        Files.writeString(json, older);
        assertThat(probabilities(Predictor.load(folder)))
                .isEqualTo(Arrays.stream(expected).mapToDouble(row -> row[1]).toArray());
    }

    private static double[] probabilities(Predictor predictor) {
        return ((Numbers) predictor.predict(FLOWERS).column("probability of lily")).values();
    }

    @Test
    void takesOneRowAsAMap() {
        saved(new LinearRegression(TaskKind.MULTI_CLASS));
        Predictor predictor = Predictor.load(folder.resolve("model"));
        Prediction rose = predictor.predict(Map.of("length", 4, "width", 3.0f, "colour", "red"));
        assertThat(rose.value()).isEqualTo("rose");
        assertThat(rose.probabilities()).containsOnlyKeys("rose", "lily", "iris");
        assertThat(rose.probabilities().values().stream().mapToDouble(p -> p).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(predictor.predict(Map.of("length", "7.1", "width", "1")).value())
                .isEqualTo("iris");
        assertThat(predictor.predict(Map.of("smell", 5)).probabilities()).hasSize(3);
        assertThatThrownBy(() -> predictor.predict(Map.of("length", "long")))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Predictor.predict: expected a number as length, got \"long\" in row 1; mend the value or leave it out");
        assertThatThrownBy(() -> predictor.predict(Map.of("length", List.of(1))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a number, text, boolean or date as length");
    }

    @Test
    void reportsWhatIsOddAboutNewRows() {
        saved(new BoostedTrees());
        Predictor predictor = Predictor.load(folder);
        Column green = new Categories("colour", new int[] {0, 0, 0}, List.of("green"));
        Table odd =
                Table.of(
                        List.of(
                                Samples.constant("length", 3, 4),
                                green,
                                Samples.constant("age", 3, 1)));
        assertThat(predictor.predict(odd).rows()).isEqualTo(3);
        assertThat(String.join("\n", predictor.notes(odd))).contains("width", "colour", "age");
    }

    @Test
    void readsNothingFromADamagedFolder() throws IOException {
        saved(new BoostedTrees());
        Path json = folder.resolve("model/pipeline.json");
        String good = Files.readString(json);
        for (String bad :
                List.of(
                        "",
                        "[]",
                        "{}",
                        good.substring(0, good.length() / 2),
                        good.replace("\"format\" : 2", "\"format\" : 3"),
                        good.replace("\"trees\"", "\"programs\""),
                        good.replace("model.txt", "../../etc/passwd"),
                        good.replace("\"levels\"", "\"level\""))) {
            Files.writeString(json, bad);
            assertThatThrownBy(() -> Predictor.load(folder))
                    .as(bad.length() > 200 ? "a change" : bad)
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("Predictor(")
                    .message()
                    .doesNotContain("\n");
        }
        Files.writeString(json, good);
        Files.writeString(folder.resolve("model/model.txt"), "tree\n");
        assertThatThrownBy(() -> Predictor.load(folder))
                .hasMessageContaining("train the model again");
        assertThatThrownBy(() -> Predictor.load(folder.resolve("nowhere")))
                .hasMessageContaining("give the folder that training wrote");
    }
}
