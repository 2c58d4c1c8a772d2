package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FeatureSelectionTest {
    private static final int ROWS = 1000;

    private static Table table() {
        var chance = new SplittableRandom(1);
        int[] y = IntStream.range(0, ROWS).map(i -> i % 2).toArray();
        double[] noise = chance.doubles(ROWS).toArray();
        double[] exact = IntStream.range(0, ROWS).mapToDouble(i -> 3 - 2.0 * y[i]).toArray();
        double[] half = IntStream.range(0, ROWS).mapToDouble(i -> y[i] + 2 * noise[i]).toArray();
        int[] colours = IntStream.range(0, ROWS).map(i -> y[i] * 2 + i / 2 % 2).toArray();
        return Table.of(
                List.of(
                        new Numbers("noise", noise),
                        new Numbers("exact", exact),
                        new Numbers("half", half),
                        new Numbers("same", new double[ROWS]),
                        new Categories("colour", colours, List.of("a", "b", "c", "d")),
                        new Categories("y", y, List.of("no", "yes"))));
    }

    private static double value(List<FeatureSelection.Score> scores, String name) {
        return scores.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().value();
    }

    @Test
    void ranksByMutualInformation() {
        var scores = FeatureSelection.byMutualInformation(table(), "y");
        assertThat(scores)
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> Double.compare(b.value(), a.value()));
        // a column that gives the class away tells its entropy, ln 2
        assertThat(value(scores, "exact")).isCloseTo(Math.log(2), within(1e-12));
        assertThat(value(scores, "colour")).isCloseTo(Math.log(2), within(1e-12));
        assertThat(value(scores, "half")).isBetween(0.1, 0.6);
        assertThat(value(scores, "noise")).isLessThan(0.02);
        assertThat(value(scores, "same")).isZero();
    }

    @Test
    void ranksByCorrelationWithAClass() {
        var scores = FeatureSelection.byCorrelation(table(), "y");
        assertThat(value(scores, "exact")).isCloseTo(1, within(1e-12));
        assertThat(value(scores, "colour")).isCloseTo(1, within(1e-12));
        assertThat(value(scores, "noise")).isLessThan(0.1);
        assertThat(value(scores, "same")).isZero();
    }

    @Test
    void ranksByCorrelationWithANumber() {
        double[] x = {1, 2, 3, 4};
        double[] y = {2.5, 3.5, 6, 8};
        Table table = Table.of(List.of(new Numbers("x", x), new Numbers("y", y)));
        // r = Σ(x - 2.5)(y - 5) / √(5·18.5) = 9.5 / √92.5
        assertThat(value(FeatureSelection.byCorrelation(table, "y"), "x"))
                .isCloseTo(9.5 / Math.sqrt(92.5), within(1e-12));
    }

    @Test
    void ranksByVariance() {
        var scores = FeatureSelection.byVariance(table());
        assertThat(value(scores, "same")).isZero();
        assertThat(value(scores, "exact")).isCloseTo(0.25, within(1e-12));
        assertThat(value(scores, "noise")).isCloseTo(1 / 12.0, within(0.01));
        assertThat(value(scores, "colour")).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void profilesEveryColumn() {
        Table table =
                Table.of(
                        List.of(
                                new Numbers("n", new double[] {4, 1, Double.NaN, 1}),
                                new Categories("c", new int[] {1, 0, 1, -1}, List.of("a", "b"))));
        TableProfile profile = TableProfile.of(table);
        assertThat(profile.rows()).isEqualTo(4);
        TableProfile.Summary n = profile.columns().getFirst();
        assertThat(n.count()).isEqualTo(3);
        assertThat(n.missing()).isEqualTo(1);
        assertThat(n.distinct()).isEqualTo(2);
        assertThat(new double[] {n.min(), n.mean(), n.median(), n.max()})
                .containsExactly(1, 2, 1, 4);
        assertThat(n.deviation()).isCloseTo(Math.sqrt(2), within(1e-12));
        TableProfile.Summary c = profile.columns().getLast();
        assertThat(c.top())
                .containsExactly(new TableProfile.Level("b", 2), new TableProfile.Level("a", 1));
        assertThat(c.mean()).isNaN();
        assertThat(c.missing()).isEqualTo(1);
    }
}
