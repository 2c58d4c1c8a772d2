package io.tarn.auto;

import io.tarn.auto.Measures.Judged;
import java.util.Arrays;
import java.util.Comparator;

/// Measures of predicted classes. A class of -1 is one that was never seen, so it is always wrong.
final class Classes {
    private Classes() {}

    /// The class with the highest probability, the first of equals.
    static int largest(double[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    static double accuracy(Judged judged) {
        int right = 0;
        for (int i = 0; i < judged.y().length; i++) {
            right += largest(judged.predictions()[i]) == (int) judged.y()[i] ? 1 : 0;
        }
        return (double) right / judged.y().length;
    }

    /// How often each class, in rows the true one, was predicted as each.
    static int[][] confusion(Judged judged, int classes) {
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < judged.y().length; i++) {
            if (judged.y()[i] >= 0) {
                counts[(int) judged.y()[i]][largest(judged.predictions()[i])]++;
            }
        }
        return counts;
    }

    /// The mean over the classes of the share that was found.
    static double balancedAccuracy(Judged judged) {
        int[][] counts = confusion(judged, judged.predictions()[0].length);
        double sum = 0;
        int present = 0;
        for (int k = 0; k < counts.length; k++) {
            int all = Arrays.stream(counts[k]).sum();
            if (all > 0) {
                sum += (double) counts[k][k] / all;
                present++;
            }
        }
        return sum / present;
    }

    /// 2·TP / (2·TP + FP + FN): of the second of two classes, else the mean over the classes.
    static double meanF1(Judged judged) {
        int[][] counts = confusion(judged, judged.predictions()[0].length);
        double sum = 0;
        int present = 0;
        for (int k = counts.length == 2 ? 1 : 0; k < counts.length; k++) {
            int found = counts[k][k];
            int actual = Arrays.stream(counts[k]).sum();
            int predicted = 0;
            for (int[] row : counts) {
                predicted += row[k];
            }
            if (actual + predicted > 0) {
                sum += 2.0 * found / (actual + predicted);
                present++;
            }
        }
        return sum / present;
    }

    static double logLoss(Judged judged) {
        Problem problem = new Problem(TaskKind.MULTI_CLASS, judged.predictions()[0].length, 0);
        return Losses.mean(problem, judged.predictions(), judged.y());
    }

    /// How often a row of the second class gets a higher probability than one of the first; equal ones count half.
    static double areaUnderCurve(Judged judged) {
        int size = judged.y().length;
        double[][] p = judged.predictions();
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i][1]));
        double ranks = 0;
        double positives = 0;
        for (int from = 0; from < size; ) {
            int to = from;
            while (to < size && p[order[to]][1] == p[order[from]][1]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (judged.y()[order[i]] == 1) {
                    ranks += (from + 1 + to) / 2.0;
                    positives++;
                }
            }
            from = to;
        }
        double negatives = size - positives;
        // (R₊ - n₊(n₊+1)/2) / (n₊·n₋)
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }
}
