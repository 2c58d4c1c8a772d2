package io.tarn.auto.media;

import io.tarn.auto.Score;
import io.tarn.metric.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How good predicted probabilities are.
final class Judging {
    private static final double SURE = 0.95;
    private static final double LEAST = 1e-12;
    private static final int BINS = 10;

    private Judging() {}

    static int largest(double[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }

    /// The mean of -ln p of the true class.
    static double loss(double[][] probabilities, int[] labels) {
        return Arrays.stream(losses(probabilities, labels)).average().orElse(Double.NaN);
    }

    private static double[] losses(double[][] probabilities, int[] labels) {
        double[] losses = new double[labels.length];
        for (int i = 0; i < losses.length; i++) {
            losses[i] = -Math.log(Math.max(LEAST, probabilities[i][labels[i]]));
        }
        return losses;
    }

    static Score accuracy(double[][] probabilities, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += largest(probabilities[i]) == labels[i] ? 1 : 0;
        }
        Interval interval = Interval.wilson(right, labels.length, SURE);
        return new Score("accuracy", interval.value(), interval.low(), interval.high(), true);
    }

    /// The accuracy first, then others.
    static List<Score> all(double[][] probabilities, int[] labels, long seed) {
        int classes = probabilities[0].length;
        ToDoubleFunction<int[]> recall =
                rows ->
                        meanRecall(
                                confusion(
                                        chosen(probabilities, rows),
                                        chosen(labels, rows),
                                        classes));
        ToDoubleFunction<int[]> f1 =
                rows ->
                        meanF1(
                                confusion(
                                        chosen(probabilities, rows),
                                        chosen(labels, rows),
                                        classes));
        List<Score> scores = new ArrayList<>();
        scores.add(accuracy(probabilities, labels));
        scores.add(
                score(
                        "balanced accuracy",
                        Interval.bootstrap(labels.length, recall, SURE, seed),
                        true));
        scores.add(score("F1 (mean)", Interval.bootstrap(labels.length, f1, SURE, seed), true));
        scores.add(
                score(
                        "log loss",
                        Interval.bootstrap(losses(probabilities, labels), SURE, seed),
                        false));
        return scores;
    }

    private static Score score(String name, Interval interval, boolean better) {
        return new Score(name, interval.value(), interval.low(), interval.high(), better);
    }

    private static double[][] chosen(double[][] values, int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> values[i]).toArray(double[][]::new);
    }

    private static int[] chosen(int[] values, int[] rows) {
        return Arrays.stream(rows).map(i -> values[i]).toArray();
    }

    /// How often each class, in rows the true one, was predicted as each.
    static int[][] confusion(double[][] probabilities, int[] labels, int classes) {
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]][largest(probabilities[i])]++;
        }
        return counts;
    }

    private static double meanRecall(int[][] counts) {
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

    /// The mean over the classes of 2·TP / (2·TP + FP + FN).
    private static double meanF1(int[][] counts) {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < counts.length; k++) {
            int own = k;
            int all =
                    Arrays.stream(counts[k]).sum()
                            + Arrays.stream(counts).mapToInt(row -> row[own]).sum();
            if (all > 0) {
                sum += 2.0 * counts[k][k] / all;
                present++;
            }
        }
        return sum / present;
    }

    /// How often predictions of about the same confidence are right; groups without any are left out.
    static List<MediaOutcome.Bin> calibration(double[][] probabilities, int[] labels) {
        double[][] sums = new double[BINS][3]; // count, confidence, right
        for (int i = 0; i < labels.length; i++) {
            int best = largest(probabilities[i]);
            double sure = probabilities[i][best];
            double[] bin = sums[Math.min(BINS - 1, (int) (sure * BINS))];
            bin[0]++;
            bin[1] += sure;
            bin[2] += best == labels[i] ? 1 : 0;
        }
        return Arrays.stream(sums)
                .filter(bin -> bin[0] > 0)
                .map(bin -> new MediaOutcome.Bin(bin[1] / bin[0], bin[2] / bin[0], (int) bin[0]))
                .toList();
    }
}
