package io.tarn.auto;

import io.tarn.classic.linear.Lbfgs;

/// The loss of logistic and softmax regression: the mean log loss plus λ/2·‖w‖², without the intercepts.
///
/// Parameters are `[scores][width + 1]`, the intercept last. Two classes have one score, for the second class.
record SoftmaxLoss(float[][] x, double[] y, int classes, double lambda) implements Lbfgs.Objective {
    /// How many scores there are for so many classes.
    static int scores(int classes) {
        return classes == 2 ? 1 : classes;
    }

    int parameters() {
        return scores(classes) * (x[0].length + 1);
    }

    @Override
    public double at(double[] w, double[] gradient) {
        int width = x[0].length;
        int scores = scores(classes);
        java.util.Arrays.fill(gradient, 0);
        double sum = 0;
        double[] s = new double[scores];
        for (int i = 0; i < x.length; i++) {
            LinearModel.scores(w, x[i], s);
            int label = (int) y[i];
            sum += scores == 1 ? logistic(s, label) : softmax(s, label);
            for (int k = 0; k < scores; k++) {
                double error = s[k] / x.length;
                int from = k * (width + 1);
                float[] row = x[i];
                for (int j = 0; j < width; j++) {
                    gradient[from + j] += error * row[j];
                }
                gradient[from + width] += error;
            }
        }
        return sum / x.length + penalty(w, gradient, width, scores);
    }

    private double penalty(double[] w, double[] gradient, int width, int scores) {
        double squares = 0;
        for (int k = 0; k < scores; k++) {
            for (int j = k * (width + 1); j < k * (width + 1) + width; j++) {
                squares += w[j] * w[j];
                gradient[j] += lambda * w[j];
            }
        }
        return lambda / 2 * squares;
    }

    /// log(1 + e⁻ᵐ), m = ±s; leaves σ(s) - y in `s`.
    private static double logistic(double[] s, int label) {
        double margin = label == 1 ? s[0] : -s[0];
        s[0] = 1 / (1 + Math.exp(-s[0])) - label;
        return margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
    }

    /// log Σ eˢ - s[y]; leaves softmax(s) - onehot(y) in `s`.
    private static double softmax(double[] s, int label) {
        double own = s[label];
        double normaliser = LinearModel.softmax(s);
        s[label] -= 1;
        return normaliser - own;
    }
}
