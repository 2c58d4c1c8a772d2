package io.tarn.doctor.data;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How the second of two samples of inputs has to be moved and stretched to look like the first: x ← factor·x + offset, after its channels were
/// put into another order.
///
/// ```java
/// for (AffineShift shift : AffineShift.between(training.x(), validation.x())) { … shift.undone(x) … }
/// ```
///
/// Scale and offset are those that make means and deviations equal: over all values, or for each column, channel or feature of a sequence.
/// Only samples that differ plainly have one, by 0.3 deviations or by a third in scale. Cost: a pass over the values.
///
/// @param name in words: `a scale and offset`
/// @param order in which the channels are taken; empty where they stay
/// @param factor one for all values, or one for each column
/// @param offset the same
/// @param axis that the columns lie on
/// @param distance of the means before, the largest, in deviations of the first sample
/// @param ratio of the deviations before, the one farthest from 1
public record AffineShift(
        String name,
        int[] order,
        double[] factor,
        double[] offset,
        int axis,
        double distance,
        double ratio) {
    private static final double LEAST_DISTANCE = 0.3;
    private static final double LEAST_RATIO = 4.0 / 3;
    private static final int MOST_CHANNELS = 4;

    public AffineShift {
        order = order.clone();
        factor = factor.clone();
        offset = offset.clone();
    }

    /// The shifts that could explain how `second` differs from `first`, simple ones first; none where they do not differ plainly.
    public static List<AffineShift> between(Tensor first, Tensor second) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            int axis = axis(first);
            Columns a = Columns.of(first, axis);
            Columns b = Columns.of(second, axis);
            List<AffineShift> shifts = new ArrayList<>();
            if (a.mean.length == b.mean.length) {
                shifts.add(
                        of(
                                "a scale and offset",
                                new int[0],
                                Columns.of(first),
                                Columns.of(second),
                                axis));
                shifts.add(of("scales and offsets of its columns", new int[0], a, b, axis));
                boolean hasChannels = first.rank() >= 4 && a.mean.length > 1;
                if (hasChannels && a.mean.length <= MOST_CHANNELS) {
                    int[] turned =
                            IntStream.range(0, a.mean.length)
                                    .map(i -> a.mean.length - 1 - i)
                                    .toArray();
                    shifts.add(ordered("the order of its channels", turned, a, axis));
                }
            }
            return shifts.stream().filter(AffineShift::isPlain).toList();
        }
    }

    private static int axis(Tensor x) {
        return x.rank() == 2 || x.rank() >= 4 ? 1 : x.rank() - 1;
    }

    private static AffineShift of(String name, int[] order, Columns a, Columns b, int axis) {
        int n = a.mean.length;
        double[] factor = new double[n];
        double[] offset = new double[n];
        double distance = 0;
        double ratio = 1;
        for (int j = 0; j < n; j++) {
            boolean varies = a.deviation[j] > 1e-9 && b.deviation[j] > 1e-9;
            factor[j] = varies ? a.deviation[j] / b.deviation[j] : 1;
            offset[j] = a.mean[j] - factor[j] * b.mean[j];
            double far = Math.abs(a.mean[j] - b.mean[j]) / Math.max(1e-9, a.deviation[j]);
            distance = varies ? Math.max(distance, far) : distance;
            ratio = spread(1 / factor[j]) > spread(ratio) ? 1 / factor[j] : ratio;
        }
        return new AffineShift(name, order, factor, offset, axis, distance, ratio);
    }

    /// Another order of channels whose numbers are then those of the first sample.
    private static AffineShift ordered(String name, int[] order, Columns a, int axis) {
        double[] ones = new double[a.mean.length];
        Arrays.fill(ones, 1);
        double distance =
                IntStream.range(0, order.length)
                        .mapToDouble(j ->
                                Math.abs(a.mean[j] - a.mean[order[j]])
                                        / Math.max(1e-9, a.deviation[j]))
                        .max()
                        .orElse(0);
        return new AffineShift(
                name,
                order,
                ones,
                new double[ones.length],
                axis,
                Math.max(distance, LEAST_DISTANCE),
                1);
    }

    private static double spread(double ratio) {
        return Math.max(ratio, 1 / ratio);
    }

    /// How far the ratio is from 1, whichever side is larger.
    public double spread() {
        return spread(ratio);
    }

    private boolean isPlain() {
        return distance >= LEAST_DISTANCE || spread() >= LEAST_RATIO;
    }

    /// An input of the second kind as it would be among the first.
    public Tensor undone(Tensor x) {
        Tensor sorted =
                order.length == 0
                        ? x
                        : x.indexSelect(axis, Tensor.of(order).toLong().to(x.device()));
        return sorted.mul(shaped(factor, x)).add(shaped(offset, x));
    }

    private Tensor shaped(double[] values, Tensor x) {
        long[] shape = new long[x.rank()];
        Arrays.fill(shape, 1);
        shape[axis] = values.length;
        return Tensor.of(values).reshape(shape).to(x.dtype()).to(x.device());
    }

    /// Means and deviations.
    private record Columns(double[] mean, double[] deviation) {
        static Columns of(Tensor x) {
            return ofRows(x.toDouble().reshape(-1, 1));
        }

        static Columns of(Tensor x, int axis) {
            return ofRows(x.toDouble().movedim(axis, -1).reshape(-1, x.size(axis)));
        }

        private static Columns ofRows(Tensor rows) {
            Tensor finite = rows.isFinite();
            Tensor count = finite.toDouble().sum(0).clampMin(1);
            Tensor mean = rows.where(finite, 0).sum(0).div(count);
            Tensor off = rows.sub(mean).where(finite, 0);
            return new Columns(
                    mean.toDoubleArray(), off.square().sum(0).div(count).sqrt().toDoubleArray());
        }
    }
}
