package io.tarn.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThinningTest {
    @Test
    void keepsThePeaksTheEndsAndTheGapsOfALongLine() {
        var random = new Random(3);
        var y = random.doubles(100_000).toArray();
        y[44_444] = 9;
        y[77_777] = -9;
        Arrays.fill(y, 60_000, 65_000, Double.NaN);
        var kept = Thinning.line(y);
        assertThat(kept).hasSizeLessThanOrEqualTo(5 * Thinning.BUCKETS).isSorted();
        assertThat(kept).contains(0, 44_444, 77_777, 99_999);
        var thin = Thinning.pick(y, kept);
        assertThat(Arrays.stream(thin).filter(Double::isNaN).count()).isGreaterThanOrEqualTo(25);
        // oracle: of every bucket the extremes of the whole line
        for (int bucket = 0; bucket < Thinning.BUCKETS; bucket++) {
            int from = bucket * 200;
            var all =
                    Arrays.stream(y, from, from + 200).filter(Double::isFinite).summaryStatistics();
            var some =
                    Arrays.stream(kept)
                            .filter(i -> i >= from && i < from + 200)
                            .mapToDouble(i -> y[i])
                            .filter(Double::isFinite)
                            .summaryStatistics();
            assertThat(some.getMin()).isEqualTo(all.getMin());
            assertThat(some.getMax()).isEqualTo(all.getMax());
        }
    }

    @Test
    void leavesShortLinesAlone() {
        assertThat(Thinning.line(new double[2000])).hasSize(2000);
        assertThat(Thinning.cloud(new double[3000], new double[3000])).hasSize(3000);
    }

    @Test
    void keepsTheOutliersOfACloud() {
        var random = new Random(4);
        var x = IntStream.range(0, 100_000).mapToDouble(_ -> random.nextGaussian()).toArray();
        var y = IntStream.range(0, 100_000).mapToDouble(_ -> random.nextGaussian()).toArray();
        x[123] = 50;
        y[45_678] = -50;
        var kept = Thinning.cloud(x, y);
        assertThat(kept).hasSize(Thinning.CLOUD).contains(123, 45_678).isSorted();
        assertThat(Thinning.cloud(x, y)).isEqualTo(kept);
    }

    @Test
    void saysWhatIsLeftOut() {
        var many = new double[100_000];
        assertThat(Thinning.remark(Lines.of("a").line("b", many))).contains("500 stretches");
        assertThat(Thinning.remark(Scatter.of("a").points("b", many, many)))
                .isEqualTo("3000 of 100,000 points are drawn: the outermost and a random sample.");
        assertThat(Thinning.remark(Lines.of("a").line("b", 1, 2))).isEmpty();
        assertThat(Page.of("p").section("s", s -> s.chart(Lines.of("a").line("b", many))).html())
                .contains("500 stretches");
    }

    @Test
    void drawsAsMuchOfALargeHeatMapAsCanBeSeen() {
        var names = IntStream.range(0, 400).mapToObj(Integer::toString).toList();
        var values = new double[400][400];
        values[399][399] = 5;
        var map = HeatMap.of("large", names, names, values);
        assertThat(map.thinned().values()[127][127]).isEqualTo(5);
        assertThat(map.json(Theme.LIGHT)).hasSizeLessThan(300_000);
        assertThat(map.svg(600, 400)).hasSizeLessThan(100_000).contains("<image");
        assertThat(Thinning.remark(map))
                .isEqualTo("128 of 400 rows and 128 of 400 columns are drawn.");
        assertThat(
                        HeatMap.of(
                                        "s",
                                        names.subList(0, 1),
                                        names.subList(0, 3),
                                        new double[][] {{1, -1, 3}})
                                .strengths()[0])
                .containsExactly(0.5, 0, 1);
    }
}
