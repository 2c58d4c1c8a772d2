package io.tarn.doctor.measure;

import java.util.Arrays;

/// Statistics of a list of numbers, most of which a few wild ones cannot pull away.
final class Robust {
    /// The standard deviation of normal numbers, in units of their median absolute deviation.
    private static final double NORMAL = 1.4826;

    private Robust() {}

    static double mean(double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// √(Σ(x - x̄)² / (n - 1)); 0 for a single number.
    static double deviation(double... values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /// The scatter around the median, as a standard deviation: 1.4826·median|x - median|.
    static double scatter(double... values) {
        double middle = median(values);
        return NORMAL * median(Arrays.stream(values).map(x -> Math.abs(x - middle)).toArray());
    }

    /// From each value to the next.
    static double[] differences(double[] values) {
        double[] steps = new double[values.length - 1];
        Arrays.setAll(steps, i -> values[i + 1] - values[i]);
        return steps;
    }

    /// The medians of `blocks` runs of about equal length.
    static double[] blockMedians(double[] values, int blocks) {
        double[] medians = new double[blocks];
        for (int i = 0; i < blocks; i++) {
            int from = (int) ((long) i * values.length / blocks);
            int to = (int) ((long) (i + 1) * values.length / blocks);
            medians[i] = median(Arrays.copyOfRange(values, from, to));
        }
        return medians;
    }

    /// The median of the values at most `reach` places away; at the ends, of those that there are.
    static double[] runningMedian(double[] values, int reach) {
        double[] smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int room = Math.min(reach, Math.min(i, values.length - 1 - i)); // centred
            smooth[i] = median(Arrays.copyOfRange(values, i - room, i + room + 1));
        }
        return smooth;
    }

    /// The slope per place of equally spaced values, the median over all pairs, with an interval.
    record Slope(double value, double low, double high) {
        /// Theil's and Sen's slope; the interval follows from the spread of Kendall's statistic and covers 99%.
        static Slope of(double[] y) {
            int n = y.length;
            double[] slopes = new double[n * (n - 1) / 2];
            int count = 0;
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    slopes[count++] = (y[j] - y[i]) / (j - i);
                }
            }
            Arrays.sort(slopes);
            double spread = 2.576 * Math.sqrt(n * (n - 1) * (2.0 * n + 5) / 18);
            int outside = (int) Math.floor((count - spread) / 2); // so many on either side
            boolean some = outside >= 1;
            return new Slope(
                    median(slopes),
                    some ? slopes[outside - 1] : Double.NEGATIVE_INFINITY,
                    some ? slopes[count - outside] : Double.POSITIVE_INFINITY);
        }
    }

    /// The correlation of the values with themselves, so many places later; 0 for constant ones.
    static double[] autocorrelation(double[] values, int lags) {
        double mean = mean(values);
        double[] r = new double[lags + 1];
        for (int lag = 0; lag <= lags; lag++) {
            for (int i = lag; i < values.length; i++) {
                r[lag] += (values[i] - mean) * (values[i - lag] - mean);
            }
        }
        double variance = r[0];
        return Arrays.stream(r).map(c -> variance > 0 ? c / variance : 0).toArray();
    }
}
