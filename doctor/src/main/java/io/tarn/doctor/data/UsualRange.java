package io.tarn.doctor.data;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Where the values of an input usually lie: by column in tables, over all values in pictures and sequences.
///
/// ```java
/// var usual = UsualRange.of(x);
/// long[] far = usual.far(x);     // of each column
/// x = usual.mended(x);
/// ```
///
/// What lies far outside stands for "unknown" or is a mistake, like -999 or 10⁹: at most one value in five, thirty times as far from the
/// median as the middle half or the middle nine tenths are wide, and five times as far as all that lies nearer. A heavy tail has no such gap. Values that
/// are no finite number are outside, too. Whole numbers have no range. Cost: a sort of the values.
///
/// @param middle the median of each column
/// @param low the smallest value that is not far out, or -∞ where none is
/// @param high the largest one, or ∞
public record UsualRange(double[] middle, double[] low, double[] high) {
    private static final int MOST_VALUES = 200_000;
    private static final double FAR = 30;
    private static final double GAP = 5;
    private static final double MOST = 0.2;

    public UsualRange {
        middle = middle.clone();
        low = low.clone();
        high = high.clone();
    }

    public static UsualRange of(Tensor x) {
        if (!x.dtype().isFloatingPoint()) {
            return new UsualRange(new double[1], everywhere(-1), everywhere(1));
        }
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            List<double[]> columns = columns(x.detach().toDouble());
            double width = width(x);
            double[][] ranges =
                    columns.stream().map(column -> range(column, width)).toArray(double[][]::new);
            return new UsualRange(of(ranges, 0), of(ranges, 1), of(ranges, 2));
        }
    }

    private static double[] everywhere(int sign) {
        return new double[] {sign * Double.POSITIVE_INFINITY};
    }

    private static double[] of(double[][] ranges, int which) {
        return Arrays.stream(ranges).mapToDouble(range -> range[which]).toArray();
    }

    private static List<double[]> columns(Tensor x) {
        if (x.rank() == 2) {
            double[][] rows = Rows.values(x.t());
            return List.of(rows);
        }
        long step = Math.max(1, x.elements() / MOST_VALUES);
        double[] all = x.reshape(-1).toDoubleArray();
        List<double[]> one = new ArrayList<>();
        one.add(
                IntStream.range(0, (int) (all.length / step))
                        .mapToDouble(i -> all[(int) (i * step)])
                        .toArray());
        return one;
    }

    /// The middle nine tenths of all values, for columns in which nearly all are the same, such as pixels at an edge.
    private static double width(Tensor x) {
        long step = Math.max(1, x.elements() / MOST_VALUES);
        double[] all = x.detach().toDouble().reshape(-1).toDoubleArray();
        double[] sorted =
                IntStream.range(0, (int) (all.length / step))
                        .mapToDouble(i -> all[(int) (i * step)])
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        return sorted.length == 0 ? 0 : at(sorted, 0.95) - at(sorted, 0.05);
    }

    /// Median, smallest and largest usual value of a column.
    ///
    /// @param whole the width of all columns together
    private static double[] range(double[] column, double whole) {
        double[] sorted = Arrays.stream(column).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new double[] {0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        }
        double middle = at(sorted, 0.5);
        double limit =
                DoubleStream.of(
                                at(sorted, 0.75) - at(sorted, 0.25),
                                at(sorted, 0.95) - at(sorted, 0.05),
                                whole)
                        .map(width -> limit(sorted, middle, width))
                        .min()
                        .orElseThrow();
        return new double[] {middle, middle - limit, middle + limit};
    }

    /// How far from the middle a value may lie.
    private static double limit(double[] sorted, double middle, double width) {
        double[] near =
                Arrays.stream(sorted)
                        .map(value -> Math.abs(value - middle))
                        .filter(distance -> distance <= FAR * width)
                        .toArray();
        double[] far =
                Arrays.stream(sorted)
                        .map(value -> Math.abs(value - middle))
                        .filter(distance -> distance > FAR * width)
                        .toArray();
        if (width <= 0 || far.length == 0 || far.length > MOST * sorted.length) {
            return Double.POSITIVE_INFINITY;
        }
        double nearest = Arrays.stream(far).min().orElseThrow();
        double usual = Arrays.stream(near).max().orElse(0);
        return nearest > GAP * usual ? FAR * width : Double.POSITIVE_INFINITY;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    /// Which values are outside or no finite numbers: a mask of the shape of `x`.
    public Tensor outside(Tensor x) {
        Tensor inside = x.ge(shaped(low, x)).logicalAnd(x.le(shaped(high, x)));
        return inside.logicalAnd(x.isFinite()).logicalNot();
    }

    /// How many values of each column are outside; infinite and missing ones do not count.
    public long[] far(Tensor x) {
        try (var scope = Scope.open()) {
            Tensor far = outside(x).logicalAnd(x.isFinite()).toLong();
            return (x.rank() == 2 ? far.sum(0) : far.sum().reshape(1)).toLongArray();
        }
    }

    /// With the median in place of all that is outside.
    public Tensor mended(Tensor x) {
        return x.dtype().isFloatingPoint() ? Tensor.where(outside(x), shaped(middle, x), x) : x;
    }

    private static Tensor shaped(double[] values, Tensor x) {
        Tensor row = Tensor.of(values).to(x.dtype()).to(x.device());
        return values.length == 1 ? row : row.reshape(1, values.length);
    }
}
