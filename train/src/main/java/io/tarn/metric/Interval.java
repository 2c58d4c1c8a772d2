package io.tarn.metric;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A range in which a value probably lies.
///
/// @param value what was measured
public record Interval(double low, double value, double high) {
    private static final int ROUNDS = 2000;

    /// Wilson's interval of a share: `hits` of `count` examples.
    ///
    /// (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n), which stays between 0 and 1 and is honest for few examples too.
    public static Interval wilson(long hits, long count, double level) {
        check(
                count >= 1 && hits >= 0 && hits <= count,
                "0 to n hits of n ≥ 1",
                hits + " of " + count,
                "count the examples");
        double z = quantile(level);
        double p = (double) hits / count;
        double middle = p + z * z / (2 * count);
        double half = z * Math.sqrt((p * (1 - p) + z * z / (4.0 * count)) / count);
        double by = 1 + z * z / count;
        return new Interval(
                Math.max(0, (middle - half) / by), p, Math.min(1, (middle + half) / by));
    }

    /// The number z with a standard normal variable between -z and z in a share `level` of cases.
    private static double quantile(double level) {
        check(
                level > 0 && level < 1,
                "a level between 0 and 1, such as 0.95",
                level,
                "try level 0.95");
        try (var scope = Scope.open()) {
            return Math.sqrt(2) * Tensor.of(new double[] {level}).erfinv().item();
        }
    }

    /// The interval of the mean of `values`, one for each example, by the bootstrap.
    public static Interval bootstrap(double[] values, double level, long seed) {
        double[] own = values.clone();
        return bootstrap(
                own.length,
                rows -> Arrays.stream(rows).mapToDouble(i -> own[i]).average().orElseThrow(),
                level,
                seed);
    }

    /// The interval of any value that is computed from the examples with the given numbers, by the bootstrap:
    /// examples are drawn with replacement 2000 times, and the middle share `level` of the values is kept.
    ///
    /// Values that are NaN, such as an AUC of draws with one class only, are left out.
    public static Interval bootstrap(
            int examples, ToDoubleFunction<int[]> statistic, double level, long seed) {
        check(examples >= 1, "an example or more", examples, "count the examples");
        check(
                level > 0 && level < 1,
                "a level between 0 and 1, such as 0.95",
                level,
                "try level 0.95");
        SplittableRandom chance = new SplittableRandom(seed);
        double[] drawn =
                IntStream.range(0, ROUNDS)
                        .mapToDouble(_ ->
                                statistic.applyAsDouble(
                                        chance.ints(examples, 0, examples).toArray()))
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
        double value = statistic.applyAsDouble(IntStream.range(0, examples).toArray());
        return new Interval(at(drawn, (1 - level) / 2), value, at(drawn, 1 - (1 - level) / 2));
    }

    /// The quantile of sorted values, between two of them by a straight line.
    private static double at(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static void check(boolean holds, String expected, Object got, String fix) {
        if (!holds) {
            throw TensorException.of("Interval", expected, got, fix);
        }
    }

    public boolean contains(double other) {
        return low <= other && other <= high;
    }

    /// `0.9210 (0.9021 to 0.9365)`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s (%s to %s)",
                Scores.text(value),
                Scores.text(low),
                Scores.text(high));
    }
}
