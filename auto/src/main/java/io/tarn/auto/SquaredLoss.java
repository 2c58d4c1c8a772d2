package io.tarn.auto;

import io.tarn.classic.linear.Lbfgs;
import java.util.Arrays;

/// The loss of ridge regression: half the mean squared error plus λ/2·‖w‖², without the intercept.
record SquaredLoss(float[][] x, double[] y, double lambda) implements Lbfgs.Objective {
    /// No weights, and the mean as the intercept.
    double[] start() {
        double[] w = new double[x[0].length + 1];
        w[x[0].length] = Arrays.stream(y).average().orElse(0);
        return w;
    }

    @Override
    public double at(double[] w, double[] gradient) {
        int width = x[0].length;
        Arrays.fill(gradient, 0);
        double sum = 0;
        double[] s = new double[1];
        for (int i = 0; i < x.length; i++) {
            LinearModel.scores(w, x[i], s);
            double error = s[0] - y[i];
            sum += error * error / 2;
            for (int j = 0; j < width; j++) {
                gradient[j] += error * x[i][j] / x.length;
            }
            gradient[width] += error / x.length;
        }
        double squares = 0;
        for (int j = 0; j < width; j++) {
            squares += w[j] * w[j];
            gradient[j] += lambda * w[j];
        }
        return sum / x.length + lambda / 2 * squares;
    }
}
