package io.tarn.doctor.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The chance that a value of one group lies above a value of another, and how sure that is (Mann and Whitney, 1947).
///
/// @param auc 0.5 where the groups do not differ, or one of them is empty; equal values count half
/// @param z how many standard errors the AUC lies from 0.5, with the correction for equal values
record RankSum(double auc, double z) {
    static RankSum of(double[] values, boolean[] positive) {
        int n = values.length;
        int[] order =
                IntStream.range(0, n)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(i -> i)
                        .toArray();
        double ranks = 0;
        double ties = 0;
        long positives = 0;
        for (int start = 0, end; start < n; start = end) {
            end = start + 1;
            while (end < n && values[order[end]] == values[order[start]]) {
                end++;
            }
            long here = Arrays.stream(order, start, end).filter(i -> positive[i]).count();
            ranks += here * (start + end + 1) / 2.0;
            positives += here;
            double t = end - start;
            ties += t * t * t - t;
        }
        double a = positives;
        double b = n - positives;
        if (a == 0 || b == 0) {
            return new RankSum(0.5, 0);
        }
        // AUC = (R - a(a+1)/2) / ab
        double auc = (ranks - a * (a + 1) / 2) / (a * b);
        // var U = ab/12·(n + 1 - Σ(t³-t) / n(n-1))
        double variance = a * b / 12 * (n + 1 - ties / ((double) n * (n - 1)));
        return new RankSum(auc, variance > 0 ? (auc - 0.5) * a * b / Math.sqrt(variance) : 0);
    }
}
