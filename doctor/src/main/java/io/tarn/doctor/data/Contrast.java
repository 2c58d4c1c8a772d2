package io.tarn.doctor.data;

import io.tarn.metric.Interval;
import java.util.stream.IntStream;

/// The mean loss of a group against that of all other rows (Welch).
///
/// @param effect difference, in standard deviations of all losses
/// @param z difference, in its standard errors
record Contrast(Interval inside, Interval outside, double effect, double z) {
    private static final double BOTH_SIDES_95 = 1.96;

    static Contrast of(double[] losses, int[] member, int from, int to) {
        double[] in =
                IntStream.range(from, to)
                        .filter(i -> member[i] == 1)
                        .mapToDouble(i -> losses[i])
                        .toArray();
        double[] out =
                IntStream.range(from, to)
                        .filter(i -> member[i] != 1)
                        .mapToDouble(i -> losses[i])
                        .toArray();
        double[] all = IntStream.range(from, to).mapToDouble(i -> losses[i]).toArray();
        double difference = mean(in) - mean(out);
        double spread = Math.sqrt(variance(all));
        // the group's own variance is 0 where each of few rows is right, so all rows lend it one
        // row of theirs
        double error =
                Math.sqrt(
                        lent(in, all) / Math.max(1, in.length)
                                + lent(out, all) / Math.max(1, out.length));
        return new Contrast(
                interval(in, lent(in, all)),
                interval(out, lent(out, all)),
                spread > 0 ? difference / spread : 0,
                error > 0 ? difference / error : 0);
    }

    private static double lent(double[] values, double[] all) {
        return (variance(values) * values.length + 2 * variance(all)) / (values.length + 2);
    }

    private static Interval interval(double[] values, double variance) {
        double half = BOTH_SIDES_95 * Math.sqrt(variance / Math.max(1, values.length));
        return new Interval(mean(values) - half, mean(values), mean(values) + half);
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElse(0);
    }
}
