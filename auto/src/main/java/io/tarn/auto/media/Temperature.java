package io.tarn.auto.media;

/// Makes probabilities of scores, and finds how sure a network should be (Guo et al., 2017).
final class Temperature {
    private static final int FEWEST = 20;
    private static final int STEPS = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Temperature() {}

    /// pₖ = exp(sₖ/T) / Σ exp(s/T)
    static double[][] softmax(double[][] scores, double temperature) {
        double[][] all = new double[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            double[] s = scores[i];
            double most = Double.NEGATIVE_INFINITY;
            for (double each : s) {
                most = Math.max(most, each);
            }
            double[] p = new double[s.length];
            double sum = 0;
            for (int k = 0; k < p.length; k++) {
                p[k] = Math.exp((s[k] - most) / temperature);
                sum += p[k];
            }
            for (int k = 0; k < p.length; k++) {
                p[k] /= sum;
            }
            all[i] = p;
        }
        return all;
    }

    /// The temperature from 1/3 to 3 with the lowest log loss; 1 where there are too few examples to tell.
    static double fit(double[][] scores, int[] labels) {
        if (labels.length < FEWEST) {
            return 1;
        }
        double low = -Math.log(3);
        double high = Math.log(3);
        for (int step = 0; step < STEPS; step++) { // golden section
            double a = high - GOLDEN * (high - low);
            double b = low + GOLDEN * (high - low);
            if (Judging.loss(softmax(scores, Math.exp(a)), labels)
                    < Judging.loss(softmax(scores, Math.exp(b)), labels)) {
                high = b;
            } else {
                low = a;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
