package io.tarn.doctor.data;

import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// Classes of normal points, `[rows, 2]`, on a circle around the origin, and what a softmax regression predicts for them out of fold.
///
/// @param overlap distance of the centres from the origin; two classes at 1.036 overlap by 15%, at 2.3 by 1%
record Normals(Tensor x, Tensor truth, int classes) {
    private static final int FOLDS = 5;

    static Normals of(int rows, int classes, double overlap, long seed) {
        Random chance = Random.of(seed);
        Tensor truth = chance.integers(0, classes, rows);
        Tensor angle = truth.toFloat().mul(2 * Math.PI / classes);
        Tensor centres = Tensor.stack(List.of(angle.cos(), angle.sin()), 1).mul(overlap);
        return new Normals(centres.add(chance.normal(rows, 2)), truth, classes);
    }

    /// Labels of which some are moved to another class.
    Tensor flipped(double share, long seed) {
        Random chance = Random.of(seed);
        long rows = truth.size(0);
        Tensor step = chance.integers(1, classes, rows);
        Tensor isWrong = chance.bernoulli(share, rows).toLong();
        return truth.add(step.mul(isWrong)).remainder(classes);
    }

    /// Probabilities `[rows, classes]` for each row, by softmax regressions that have not seen it.
    Tensor outOfFold(Tensor labels) {
        double[][] rows = Rows.values(x);
        int[] y = labels.toIntArray();
        double[][] probabilities = new double[y.length][];
        for (int fold = 0; fold < FOLDS; fold++) {
            double[][] weights = trained(rows, y, fold);
            for (int i = fold; i < y.length; i += FOLDS) {
                probabilities[i] = softmax(weights, rows[i]);
            }
        }
        return Tensor.of(probabilities);
    }

    private double[][] trained(double[][] rows, int[] y, int without) {
        double[][] weights = new double[classes][3];
        for (int step = 0; step < 150; step++) {
            double[][] slopes = new double[classes][3];
            for (int i = 0; i < y.length; i++) {
                double[] p = i % FOLDS == without ? new double[0] : softmax(weights, rows[i]);
                for (int k = 0; k < p.length; k++) {
                    double miss = (y[i] == k ? 1 : 0) - p[k];
                    slopes[k][0] += miss * rows[i][0];
                    slopes[k][1] += miss * rows[i][1];
                    slopes[k][2] += miss;
                }
            }
            for (int k = 0; k < classes; k++) {
                for (int j = 0; j < 3; j++) {
                    weights[k][j] += slopes[k][j] / y.length;
                }
            }
        }
        return weights;
    }

    private static double[] softmax(double[][] weights, double[] row) {
        double[] p =
                Arrays.stream(weights)
                        .mapToDouble(w -> Math.exp(w[0] * row[0] + w[1] * row[1] + w[2]))
                        .toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(v -> v / sum).toArray();
    }
}
