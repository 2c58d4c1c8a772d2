package io.tarn.auto;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The counts of levels and the sums of their targets, over rows of a table.
///
/// @param levels the level of each row, from 0
/// @param y the targets `[rows][outputs]`
/// @param counts `[levels]`
/// @param sums `[levels][outputs]`
record LevelMeans(int[] levels, double[][] y, int[] counts, double[][] sums) {
    /// Differences must be so many standard errors beyond chance to be believed.
    private static final double BELIEVED = 3;

    static LevelMeans of(int[] levels, int count, double[][] y) {
        return of(levels, count, y, IntStream.range(0, y.length));
    }

    private static LevelMeans of(int[] levels, int count, double[][] y, IntStream rows) {
        int[] counts = new int[count];
        double[][] sums = new double[count][y[0].length];
        rows.forEach(row -> {
            counts[levels[row]]++;
            for (int k = 0; k < y[row].length; k++) {
                sums[levels[row]][k] += y[row][k];
            }
        });
        return new LevelMeans(levels, y, counts, sums);
    }

    /// Of the rows that are in other blocks.
    LevelMeans without(int block, int[] blocks) {
        IntStream others = IntStream.range(0, y.length).filter(row -> blocks[row] != block);
        return of(levels, counts.length, y, others);
    }

    double[] overall() {
        double[] mean = new double[y[0].length];
        for (double[] row : y) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += row[k] / y.length;
            }
        }
        return mean;
    }

    /// s = (Σ y + m·ȳ) / (n + m)
    double[] smoothed(int level, double strength, double[] overall) {
        double[] s = new double[overall.length];
        for (int k = 0; k < s.length; k++) {
            s[k] = (sums[level][k] + strength * overall[k]) / (counts[level] + strength);
        }
        return s;
    }

    /// How many rows the mean of all is worth beside those of a level: m = σ² / τ², where σ² is the variance within levels and τ² that of
    /// the levels' true means, by the analysis of variance. Infinite where the levels differ no more than chance makes them.
    double strength() {
        double[] overall = overall();
        double rows = y.length;
        double present = Arrays.stream(counts).filter(n -> n > 0).count();
        double squares = Arrays.stream(counts).mapToDouble(n -> (double) n * n).sum();
        if (present < 2 || rows - present < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double between = 0;
        double total = 0;
        for (int k = 0; k < overall.length; k++) {
            for (int level = 0; level < counts.length; level++) {
                double apart = counts[level] == 0 ? 0 : sums[level][k] / counts[level] - overall[k];
                between += counts[level] * apart * apart;
            }
            for (double[] row : y) {
                total += (row[k] - overall[k]) * (row[k] - overall[k]);
            }
        }
        double among = between / (present - 1);
        double within = Math.max(0, total - between) / (rows - present);
        // F ~ 1 ± √(2 / (k - 1) + 2 / (n - k)) where all means are the same
        double error = Math.sqrt(2 / (present - 1) + 2 / (rows - present));
        if (!(among > within * (1 + BELIEVED * error))) {
            return Double.POSITIVE_INFINITY;
        }
        double typical = (rows - squares / rows) / (present - 1);
        return within * typical / (among - within);
    }
}
