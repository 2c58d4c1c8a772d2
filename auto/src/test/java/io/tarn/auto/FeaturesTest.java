package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.TableEncoder;
import io.tarn.data.table.Target;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Columns of very many levels, judged on rows that nothing was learned from.
final class FeaturesTest {
    private static final int TRAINING = 6000;
    private static final int[] SEEN = IntStream.range(0, TRAINING).toArray();
    private static final int[] UNTOUCHED = IntStream.range(TRAINING, 9000).toArray();
    private static final int[] BLOCKS = IntStream.range(0, TRAINING).map(i -> i % 5).toArray();

    /// Rows to learn from and untouched rows, in the form of some features.
    private record Sides(Problem problem, Examples training, Examples untouched) {
        double loss(Learner learner) {
            Fold fold = new Fold(training, untouched, UNTOUCHED);
            Clock late = Clock.of(Duration.ofNanos(1)); // the first settings only
            return learner.search(problem, List.of(fold), late).validationLoss();
        }
    }

    private static Sides sides(Table table, boolean withMeans) {
        Aim aim = new Aim(Target.of(table.column("buys")), false);
        Table seen = table.rows(SEEN);
        Table untouched = table.rows(UNTOUCHED);
        double[] y = aim.learned(seen.column("buys"));
        Features.Learned learned = Features.learn(aim, seen, y, BLOCKS);
        Features features = learned.features();
        Examples training = learned.training();
        if (!withMeans) {
            features = new Features(TableEncoder.fit(seen, "buys"), List.of());
            training = new Examples(features.of(seen), y);
        }
        return new Sides(
                new Problem(TaskKind.BINARY, 2, 3),
                training,
                new Examples(features.of(untouched), aim.learned(untouched.column("buys"))));
    }

    @Test
    void twoThousandLevelsThatMatterLowerTheLossOnUntouchedRows() {
        Table table = Samples.customers(9000, 2000, 2, 1);
        for (Learner learner : List.of(new LinearRegression(TaskKind.BINARY), new BoostedTrees())) {
            double before = sides(table, false).loss(learner);
            double after = sides(table, true).loss(learner);
            assertThat(after).as(learner.name()).isLessThan(before - 0.04);
        }
    }

    @Test
    void twoThousandLevelsOfChanceChangeNothing() {
        Table table = Samples.customers(9000, 2000, 0, 2);
        for (Learner learner : List.of(new LinearRegression(TaskKind.BINARY), new BoostedTrees())) {
            double without = sides(table.without("shop"), true).loss(learner);
            double with = sides(table, true).loss(learner);
            // the standard error of the loss is about 0.008
            assertThat(with).as(learner.name()).isCloseTo(without, within(0.008));
        }
    }

    @Test
    void numbersThatAreCodesByTheirNameHaveMeansToo() {
        Table table = Samples.customers(6000, 1000, 2, 5);
        int[] shops = ((Categories) table.column("shop")).codes();
        Column numbers =
                new Numbers(
                        "zip", Arrays.stream(shops).mapToDouble(i -> 10_000 + 17 * i).toArray());
        Aim aim = new Aim(Target.of(table.column("buys")), false);
        double[] y = aim.learned(table.column("buys"));
        for (String name : List.of("zip", "height")) {
            Table coded = table.without("shop").with(numbers.named(name));
            var means = Features.learn(aim, coded, y, BLOCKS).features().means();
            assertThat(means)
                    .extracting(TargetMeans::column)
                    .isEqualTo(name.equals("zip") ? List.of("zip") : List.of());
        }
    }

    @Test
    void aColumnOfChanceHasNoImportance() {
        Table table = Samples.customers(600, 150, 0, 3);
        Outcome outcome =
                AutoTrain.of(table, "buys", c -> c.seed(1).budget(Duration.ofSeconds(2))).run();
        var shop =
                outcome.importances().stream()
                        .filter(i -> i.column().equals("shop"))
                        .findFirst()
                        .orElseThrow();
        assertThat(outcome.importances().getFirst().column()).isEqualTo("income");
        assertThat(shop.growth()).isLessThan(0.05 * outcome.importances().getFirst().growth());
        assertThat(outcome.notes()).noneMatch(note -> note.contains("very many levels"));
    }

    @Test
    void everyFormHasTheFeaturesOfTheMeans() {
        Sides sides = sides(Samples.customers(9000, 2000, 2, 4), true);
        Inputs training = sides.training().inputs();
        // income, the codes of shops, and the mean
        assertThat(training.raw()[0]).hasSize(3);
        assertThat(training.categories()).containsExactly(false, true, false);
        assertThat(training.coded()[0]).hasSize(4);
        assertThat(training.levels()).hasSize(1);
        float[][] wide = training.wide();
        int last = wide[0].length - 1;
        double mean =
                IntStream.range(0, wide.length)
                        .mapToDouble(i -> wide[i][last])
                        .average()
                        .orElseThrow();
        assertThat(mean).isCloseTo(0, within(1e-4));
    }
}
