package io.tarn.classic.map;

import io.tarn.classic.neighbour.Neighbours;
import java.util.Arrays;
import java.util.stream.IntStream;

/// How likely each row would pick each near one as its neighbour: p, symmetric, with the sum 1, in compressed rows.
///
/// @param starts where the entries of each row begin, `[rows + 1]`
/// @param others the column of each entry
/// @param p the value of each entry
record Affinities(int[] starts, int[] others, double[] p) {
    private static final int SEARCHES = 100;
    private static final double CLOSE = 1e-5; // in the logarithm of the perplexity

    /// p(i, j) = (p(j|i) + p(i|j)) / 2n, among the nearest neighbours only
    static Affinities of(Neighbours.Found found, double perplexity) {
        int rows = (int) found.indices().size(0);
        int k = (int) found.indices().size(1);
        int[] near = found.indices().toIntArray();
        double[] far = found.distances().square().toDoubleArray();
        IntStream.range(0, rows)
                .parallel()
                .forEach(i -> soften(far, i * k, (i + 1) * k, Math.log(perplexity)));
        return symmetric(near, far, rows, k);
    }

    /// Replaces squared distances by p(j|i) = exp(-β·d²) / Σ exp(-β·d²), with the β that gives them the wanted entropy.
    private static void soften(double[] far, int from, int to, double entropy) {
        double nearest = Arrays.stream(far, from, to).min().orElse(0);
        double[] d = new double[to - from]; // less the smallest, which p does not notice
        for (int j = from; j < to; j++) {
            d[j - from] = far[j] - nearest;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double mean = Arrays.stream(d).average().orElse(0);
        double beta = mean > 0 ? 1 / mean : 1;
        for (int step = 0; step < SEARCHES; step++) {
            double sum = 0;
            double weighted = 0;
            for (int j = 0; j < d.length; j++) {
                double e = Math.exp(-beta * d[j]);
                far[from + j] = e;
                sum += e;
                weighted += e * d[j];
            }
            // H = log Σ exp(-β·d²) + β·Σ p·d²
            double off = Math.log(sum) + beta * weighted / sum - entropy;
            for (int j = from; j < to; j++) {
                far[j] /= sum;
            }
            if (Math.abs(off) < CLOSE) {
                return;
            }
            if (off > 0) {
                low = beta;
                beta = Double.isInfinite(high) ? beta * 2 : (beta + high) / 2;
            } else {
                high = beta;
                beta = (low + beta) / 2;
            }
        }
    }

    private static Affinities symmetric(int[] near, double[] picked, int rows, int k) {
        int[] starts = new int[rows + 1];
        for (int i = 0; i < rows; i++) {
            starts[i + 1] += k;
            for (int e = i * k; e < (i + 1) * k; e++) {
                starts[near[e] + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] ends = starts.clone();
        int[] others = new int[starts[rows]];
        double[] p = new double[starts[rows]];
        for (int i = 0; i < rows; i++) {
            for (int e = i * k; e < (i + 1) * k; e++) {
                double half = picked[e] / (2.0 * rows);
                others[ends[i]] = near[e];
                p[ends[i]++] = half;
                others[ends[near[e]]] = i;
                p[ends[near[e]]++] = half;
            }
        }
        return new Affinities(starts, others, p).merged();
    }

    /// Pairs that picked each other have two entries; here they become one.
    private Affinities merged() {
        int rows = starts.length - 1;
        int[] first = new int[rows]; // where a column stands in this row, plus one
        int[] begin = new int[rows + 1];
        int end = 0;
        for (int i = 0; i < rows; i++) {
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                int j = others[e];
                double value = p[e];
                if (first[j] > begin[i]) {
                    p[first[j] - 1] += value;
                } else {
                    others[end] = j;
                    p[end++] = value;
                    first[j] = end;
                }
            }
            begin[i + 1] = end;
        }
        return new Affinities(begin, Arrays.copyOf(others, end), Arrays.copyOf(p, end));
    }
}
