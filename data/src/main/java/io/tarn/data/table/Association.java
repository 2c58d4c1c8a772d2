package io.tarn.data.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How two columns go together, in numbers.
final class Association {
    private Association() {}

    static double[] numbers(Column column) {
        return column instanceof Dates dates
                ? Arrays.stream(dates.millis())
                        .mapToDouble(m -> m == Dates.MISSING ? Double.NaN : m)
                        .toArray()
                : Cells.numbers(column);
    }

    /// A code for each level or bin of numbers; 0 is missing.
    static int[] codes(Column column, int bins) {
        if (column instanceof Numbers || column instanceof Dates) {
            return Arrays.stream(Bins.of(numbers(column), bins)).map(bin -> bin + 1).toArray();
        }
        Map<String, Integer> seen = new HashMap<>();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            if (!column.isMissing(row)) {
                int next = seen.size() + 1;
                codes[row] = seen.computeIfAbsent(column.text(row), _ -> next);
            }
        }
        return codes;
    }

    private static int width(int[] codes) {
        return Arrays.stream(codes).max().orElse(0) + 1;
    }

    /// 1 - Σ p²
    static double impurity(int[] codes) {
        double[] counts = new double[width(codes)];
        Arrays.stream(codes).filter(code -> code > 0).forEach(code -> counts[code]++);
        double n = Arrays.stream(counts).sum();
        return n == 0 ? 0 : 1 - Arrays.stream(counts).map(c -> c * c / (n * n)).sum();
    }

    /// |r| = |Σ(x - x̄)(y - ȳ)| / √(Σ(x - x̄)²·Σ(y - ȳ)²)
    static double correlation(double[] x, double[] y) {
        double n = 0;
        double xSum = 0;
        double ySum = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                n++;
                xSum += x[i];
                ySum += y[i];
            }
        }
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                double dx = x[i] - xSum / n;
                double dy = y[i] - ySum / n;
                xy += dx * dy;
                xx += dx * dx;
                yy += dy * dy;
            }
        }
        return xx > 0 && yy > 0 ? Math.min(1, Math.abs(xy) / Math.sqrt(xx * yy)) : 0;
    }

    /// η = √(Σ n_g·(ȳ_g - ȳ)² / Σ(y - ȳ)²) over the groups g
    static double ratio(int[] groups, double[] y) {
        double[] counts = new double[width(groups)];
        double[] sums = new double[counts.length];
        double n = 0;
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            if (groups[i] > 0 && !Double.isNaN(y[i])) {
                counts[groups[i]]++;
                sums[groups[i]] += y[i];
                n++;
                sum += y[i];
            }
        }
        double mean = sum / n;
        double all = 0;
        for (int i = 0; i < y.length; i++) {
            all += groups[i] > 0 && !Double.isNaN(y[i]) ? (y[i] - mean) * (y[i] - mean) : 0;
        }
        double between = 0;
        for (int g = 0; g < counts.length; g++) {
            double distance = counts[g] > 0 ? sums[g] / counts[g] - mean : 0;
            between += counts[g] * distance * distance;
        }
        return all > 0 ? Math.min(1, Math.sqrt(between / all)) : 0;
    }

    /// V = √(χ² / (n·min(rows - 1, columns - 1)))
    static double cramer(int[] x, int[] y) {
        Counts counts = Counts.of(x, y, 1);
        double[] chi = {0};
        counts.each(
                (nxy, nx, ny) -> chi[0] += nxy * nxy / (nx * ny)); // χ²/n + 1 = Σ n_xy²/(n_x·n_y)
        long rows = Arrays.stream(counts.x).filter(c -> c > 0).count();
        long columns = Arrays.stream(counts.y).filter(c -> c > 0).count();
        long least = Math.min(rows, columns) - 1;
        return least < 1 ? 0 : Math.sqrt(Math.clamp((chi[0] - 1) / least, 0, 1));
    }

    /// I = Σ p_xy·ln(p_xy / (p_x·p_y)); missing ones of x are a level, rows without y are left out
    static double mutualInformation(int[] x, int[] y) {
        Counts counts = Counts.of(x, y, 0);
        double[] sum = {0};
        counts.each(
                (nxy, nx, ny) -> sum[0] += nxy / counts.n * Math.log(nxy * counts.n / (nx * ny)));
        return Math.max(0, sum[0]);
    }

    /// How often codes come together and alone.
    private static final class Counts {
        final double[] x;
        final double[] y;
        private final Map<Long, Integer> together = new HashMap<>();
        double n;

        private Counts(int[] x, int[] y) {
            this.x = new double[width(x)];
            this.y = new double[width(y)];
        }

        static Counts of(int[] x, int[] y, int least) {
            Counts counts = new Counts(x, y);
            for (int i = 0; i < x.length; i++) {
                if (x[i] >= least && y[i] > 0) {
                    counts.x[x[i]]++;
                    counts.y[y[i]]++;
                    counts.n++;
                    counts.together.merge((long) x[i] << 32 | y[i], 1, Integer::sum);
                }
            }
            return counts;
        }

        /// Takes the numbers of one pair.
        private interface Pair {
            void take(double both, double first, double second);
        }

        void each(Pair pair) {
            together.forEach(
                    (key, both) -> pair.take(both, x[(int) (key >> 32)], y[key.intValue()]));
        }
    }
}
