package io.tarn.auto;

import java.util.Map;

/// Weighted sums of the columns, and for classes their softmax.
///
/// @param weights `[scores][width + 1]`, the intercept last
record LinearModel(int outputs, int width, double[] weights) implements Model {
    @Override
    public double[][] predict(Inputs rows) {
        float[][] x = rows.wide();
        double[][] predictions = new double[x.length][];
        double[] s = new double[weights.length / (width + 1)];
        for (int i = 0; i < x.length; i++) {
            scores(weights, x[i], s);
            predictions[i] = outputs == 1 ? s.clone() : probabilities(s);
        }
        return predictions;
    }

    /// s = W·x + b
    static void scores(double[] w, float[] x, double[] s) {
        for (int k = 0; k < s.length; k++) {
            int from = k * (x.length + 1);
            double sum = w[from + x.length];
            for (int j = 0; j < x.length; j++) {
                sum += w[from + j] * x[j];
            }
            s[k] = sum;
        }
    }

    /// A probability for each class; one score is that of the second of two classes.
    static double[] probabilities(double[] s) {
        if (s.length == 1) {
            double p = 1 / (1 + Math.exp(-s[0]));
            return new double[] {1 - p, p};
        }
        double[] p = s.clone();
        softmax(p);
        return p;
    }

    /// Replaces scores by eˢ / Σ eˢ and gives back log Σ eˢ.
    static double softmax(double[] s) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : s) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int k = 0; k < s.length; k++) {
            s[k] = Math.exp(s[k] - most);
            sum += s[k];
        }
        for (int k = 0; k < s.length; k++) {
            s[k] /= sum;
        }
        return Math.log(sum) + most;
    }

    @Override
    public Map<String, Object> save(Parts parts) {
        return Map.of("type", "linear", "width", width, "weights", Parts.list(weights));
    }

    static LinearModel load(Saved saved, int outputs) {
        int width = saved.count("width", saved.widths().wide());
        int scores = outputs == 1 ? 1 : SoftmaxLoss.scores(outputs);
        return new LinearModel(outputs, width, saved.numbers("weights", scores * (width + 1)));
    }
}
