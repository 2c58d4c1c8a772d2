package io.tarn.doctor.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How much of the answers one feature explains by itself, out of fold: its values are cut into bins of equal numbers of rows, and each bin of
/// the other folds predicts its mean answer; or the four rows with the nearest values do, or a straight line, where that is better.
final class SingleFeature {
    private static final int FOLDS = 5;
    private static final int MOST_BINS = 24;
    private static final int ROWS_PER_BIN = 12;

    private SingleFeature() {}

    /// 1 - Σ(y - f)² / Σ(y - mean)², over all columns of the answers; near 0 where the feature says nothing.
    ///
    /// @param values of the feature, rows in a random order
    /// @param answers `[rows][columns]`
    static double explained(double[] values, double[][] answers) {
        int[] order = order(values);
        double byShape =
                Math.max(byBins(bins(values, order), answers), byNeighbours(order, answers));
        return Math.max(byShape, byLine(values, answers));
    }

    /// r² = Σ_k cov(x, y_k)² / (var x · Σ_k var y_k): a line has no steps, as bins do, and needs no fold.
    private static double byLine(double[] values, double[][] answers) {
        double x = Arrays.stream(values).average().orElse(0);
        double[] means = means(answers);
        double squares = 0;
        double spread = 0;
        double[] products = new double[means.length];
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - x) * (values[i] - x);
            for (int k = 0; k < means.length; k++) {
                products[k] += (values[i] - x) * (answers[i][k] - means[k]);
                spread += (answers[i][k] - means[k]) * (answers[i][k] - means[k]);
            }
        }
        double explained = Arrays.stream(products).map(p -> p * p).sum();
        return squares * spread > 0 ? explained / (squares * spread) : 0;
    }

    private static double byNeighbours(int[] order, double[][] answers) {
        int rows = order.length;
        double[] means = means(answers);
        double missed = 0;
        double spread = 0;
        for (int place = 0; place < rows; place++) {
            int first = Math.max(0, Math.min(place - 2, rows - 5));
            int last = Math.min(rows - 1, first + 4);
            for (int k = 0; k < means.length; k++) {
                double sum = 0;
                for (int near = first; near <= last; near++) {
                    sum += near == place ? 0 : answers[order[near]][k];
                }
                double y = answers[order[place]][k];
                double miss = y - sum / Math.max(1, last - first);
                missed += miss * miss;
                spread += (y - means[k]) * (y - means[k]);
            }
        }
        return spread > 0 ? 1 - missed / spread : 0;
    }

    private static double[] means(double[][] answers) {
        return IntStream.range(0, answers[0].length)
                .mapToDouble(
                        k -> Arrays.stream(answers).mapToDouble(row -> row[k]).average().orElse(0))
                .toArray();
    }

    private static double byBins(int[] bins, double[][] answers) {
        int rows = bins.length;
        int columns = answers[0].length;
        int count = Arrays.stream(bins).max().orElse(0) + 1;
        double[][] sums = new double[count * FOLDS][columns];
        int[] sizes = new int[count * FOLDS];
        double[] means = means(answers);
        for (int i = 0; i < rows; i++) {
            int cell = bins[i] * FOLDS + i % FOLDS;
            sizes[cell]++;
            for (int k = 0; k < columns; k++) {
                sums[cell][k] += answers[i][k];
            }
        }
        double missed = 0;
        double spread = 0;
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < columns; k++) {
                double mean = means[k];
                double miss = answers[i][k] - binMean(sums, sizes, bins[i], i % FOLDS, k, mean);
                missed += miss * miss;
                spread += (answers[i][k] - mean) * (answers[i][k] - mean);
            }
        }
        return spread > 0 ? 1 - missed / spread : 0;
    }

    /// The mean answer of a bin without one fold, with one row of the overall mean added.
    private static double binMean(
            double[][] sums, int[] sizes, int bin, int without, int column, double mean) {
        double sum = mean;
        int size = 1;
        for (int fold = 0; fold < FOLDS; fold++) {
            if (fold != without) {
                sum += sums[bin * FOLDS + fold][column];
                size += sizes[bin * FOLDS + fold];
            }
        }
        return sum / size;
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    /// Equal values share a bin; rare values share one with their neighbours.
    private static int[] bins(double[] values, int[] order) {
        int n = values.length;
        int most = Math.max(2, Math.min(MOST_BINS, n / ROWS_PER_BIN));
        int size = Math.max(1, n / most);
        int[] bins = new int[n];
        int bin = 0;
        int filled = 0;
        for (int k = 0; k < n; k++) {
            boolean isNew = k > 0 && values[order[k]] != values[order[k - 1]];
            boolean startsRun =
                    isNew && k + size / 2 < n && values[order[k + size / 2]] == values[order[k]];
            if (isNew
                    && (filled >= size
                            || startsRun
                            || filled >= size / 2 && endsRun(values, order, k, size))) {
                bin++;
                filled = 0;
            }
            bins[order[k]] = bin;
            filled++;
        }
        return bins;
    }

    /// Whether a run of equal values, half a bin or longer, ends before place `k`.
    private static boolean endsRun(double[] values, int[] order, int k, int size) {
        return k > size / 2 && values[order[k - 1]] == values[order[k - 1 - size / 2]];
    }
}
