package io.tarn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Dataset;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Metric.Direction;
import io.tarn.nn.Layer;
import io.tarn.optim.Adam;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands around a training: range test, one batch, dry run, folds, ensembles, views, search, early stopping, best weights.
final class ToolsTest {
    @TempDir private Path folder;

    private static Task task(Layer net) {
        return new Supervised(
                net,
                CrossEntropy.of(),
                Sgd.of(net.parameters(), c -> c.learningRate(0.3).momentum(0.9)),
                List.of());
    }

    @Test
    void theRangeTestSuggestsARateThatLearnsAndLeavesNoTrace() {
        Layer net = Toy.net();
        Task task = task(net);
        Map<String, float[]> before = Toy.weights(net);
        RangeTest test = RangeTest.run(task, Toy.data(1), c -> c.lowest(1e-5).highest(100));
        assertThat(test.suggestion()).isBetween(1e-3, 10.0);
        assertThat(test.losses().size()).isLessThan(100); // it broke off where the loss exploded
        Toy.weights(net)
                .forEach((name, values) -> assertThat(values).as(name).isEqualTo(before.get(name)));
        assertThat(task.optimizers().get("optimizer").learningRate()).isEqualTo(0.3);
    }

    @Test
    void oneBatchIsLearnedByHeartByAHealthyNetOnly() {
        Layer net = Toy.net();
        var batch = Toy.data(1).first(16).all();
        assertThat(OneBatch.learn(task(net), batch, 150).isLearned()).isTrue();
        Layer blind = Toy.net();
        Task still =
                new Supervised(
                        blind,
                        (prediction, target) ->
                                CrossEntropy.of().forward(prediction.mul(1e-6), target),
                        Sgd.of(blind.parameters()),
                        List.of());
        assertThat(OneBatch.learn(still, batch, 50).isLearned()).isFalse();
    }

    @Test
    void aDryRunTouchesEverythingAndLeavesNoTrace() {
        Layer net = Toy.net();
        Map<String, float[]> before = Toy.weights(net);
        Fitted fitted = Toy.trainer(net).in(folder).dryRun(Toy.data(1), Toy.data(2));
        assertThat(fitted.progress().step()).isEqualTo(2);
        Toy.weights(net)
                .forEach((name, values) -> assertThat(values).as(name).isEqualTo(before.get(name)));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void foldsHoldEveryExampleOutOnce() {
        List<Integer> sizes = new ArrayList<>();
        int[][] parts = new int[5][30];
        for (int i = 0; i < Toy.EXAMPLES; i++) {
            parts[i % 5][i / 5] = i;
        }
        Folds folds =
                Folds.train(
                        Toy.data(1),
                        parts,
                        fold ->
                                Trainer.of(Toy.net(), CrossEntropy.of())
                                        .plan(p -> p.epochs(2).batchSize(32))
                                        .with(event -> {
                                            if (event instanceof Event.Stepped stepped) {
                                                sizes.add(stepped.examples());
                                            }
                                            return Callback.Answer.GO_ON;
                                        }));
        assertThat(sizes.stream().mapToInt(i -> i).sum()).isEqualTo(5 * 2 * 120);
        double mean =
                folds.fits().stream()
                        .mapToDouble(f -> f.scores().get("loss"))
                        .average()
                        .orElseThrow();
        assertThat(folds.mean().get("loss")).isEqualTo(mean, within(1e-12));
        assertThat(folds.deviation().get("loss")).isPositive();
    }

    @Test
    void ensemblesCombineAsTheirNamesSay() {
        Layer first = x -> x.mul(0).add(Tensor.of(new float[] {0, 1, 0}));
        Layer second = x -> x.mul(0).add(Tensor.of(new float[] {0, 1, 4}));
        Layer third = x -> x.mul(0).add(Tensor.of(new float[] {0, 1, 0}));
        Tensor x = Tensor.zeros(1, 3);
        List<Layer> all = List.of(first, second, third);
        assertThat(
                        Ensemble.logits(all)
                                .forward(x)
                                .isClose(Tensor.of(new float[] {0, 1, 4f / 3}, 1, 3), 1e-6, 1e-6)
                                .all()
                                .item())
                .isEqualTo(1);
        assertThat(Ensemble.vote(all).forward(x).exp().toFloatArray())
                .containsExactly(new float[] {0, 2f / 3, 1f / 3}, within(1e-6f));
        Tensor mean = first.forward(x).softmax(1).mul(2).add(second.forward(x).softmax(1)).div(3);
        assertThat(Ensemble.mean(all).forward(x).exp().distance(mean)).isLessThan(1e-6);
        assertThat(
                        Views.of(first, v -> v, v -> v.neg())
                                .forward(x)
                                .exp()
                                .distance(first.forward(x).softmax(1)))
                .isLessThan(1e-6);
    }

    @Test
    void searchFindsTheValley() {
        var search =
                Search.over(Map.of("x", Range.uniform(-3, 5), "y", Range.logarithmic(1e-3, 1e3)))
                        .seed(4);
        Search.Objective bowl =
                (settings, effort) ->
                        Math.pow(settings.number("x") - 1, 2)
                                + Math.pow(Math.log10(settings.number("y")), 2)
                                + 1.0 / effort;
        List<Search.Trial> random = search.random(60, 9, bowl);
        assertThat(random)
                .hasSize(60)
                .isSortedAccordingTo((a, b) -> Double.compare(a.score(), b.score()));
        assertThat(random.getFirst().score()).isLessThan(0.6);
        List<Search.Trial> halved = search.halving(27, 9, bowl);
        assertThat(halved).hasSize(27);
        assertThat(halved.getFirst().effort()).isEqualTo(9);
        assertThat(search.random(60, 9, bowl)).isEqualTo(random);
    }

    @Test
    void searchKeepsItsTime() {
        List<Search.Trial> trials =
                Search.over(Map.of("x", Range.whole(1, 3)))
                        .budget(Duration.ofMillis(50))
                        .random(
                                1000,
                                1,
                                (settings, _) -> {
                                    try {
                                        Thread.sleep(20);
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    return settings.whole("x");
                                });
        assertThat(trials.size()).isBetween(1, 10);
    }

    @Test
    void stopsEarlyAndEndsWithTheBestWeights() {
        Layer net = Toy.net();
        Fitted fitted =
                Trainer.of(net, CrossEntropy.of())
                        .optimizer(p -> Adam.of(p, c -> c.learningRate(0.05)))
                        .plan(p -> p.epochs(200).batchSize(16))
                        .with(EarlyStopping.patience(3))
                        .keepBest("loss", Direction.LOWER)
                        .fit(Toy.data(1).first(40), Toy.data(2));
        assertThat(fitted.ending().toString()).contains("has not become better");
        double best = fitted.best("loss", Direction.LOWER);
        assertThat(fitted.scores().get("loss")).isGreaterThan(best);
        assertThat(Trainer.of(net, CrossEntropy.of()).evaluate(Toy.data(2)).get("loss"))
                .isEqualTo(best, within(1e-6));
    }

    @Test
    void keepsTheTopEpochs() {
        var top = TopCheckpoints.of(folder, 2, "loss", Direction.LOWER);
        Fitted fitted = Toy.trainer(Toy.net()).with(top).fit(Toy.data(1), Toy.data(2));
        assertThat(top.files()).hasSize(2).allMatch(file -> file.toFile().length() > 100);
        assertThat(folder.toFile().list()).hasSize(2);
        assertThat(top.files().getFirst().getFileName().toString())
                .contains(
                        String.format(
                                java.util.Locale.ROOT,
                                "%.4f",
                                fitted.best("loss", Direction.LOWER)));
    }

    @Test
    void linesSayWhatAnEpochBrought() {
        var bytes = new ByteArrayOutputStream();
        Toy.trainer(Toy.net())
                .plan(p -> p.epochs(2))
                .with(ProgressBar.lines(new PrintStream(bytes, true, StandardCharsets.UTF_8)))
                .fit(Toy.data(1), Toy.data(2));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .allMatch(line ->
                        line.matches(
                                "epoch [12]/2  [\\d.]+ s  training loss \\d\\.\\d{4}  validation loss \\d\\.\\d{4}"));
    }

    @Test
    void balancedExamplesReachTheTrainer() {
        Dataset data = Toy.data(1);
        int[] labels =
                java.util.stream.LongStream.of(data.all().y().toLongArray())
                        .mapToInt(l -> (int) l)
                        .toArray();
        Fitted fitted =
                Trainer.of(Toy.net(), CrossEntropy.of())
                        .loading(c -> c.sampler(io.tarn.data.Sampler.balanced(labels, 3)))
                        .plan(p -> p.epochs(1))
                        .fit(data);
        assertThat(fitted.progress().step()).isEqualTo(5);
    }
}
