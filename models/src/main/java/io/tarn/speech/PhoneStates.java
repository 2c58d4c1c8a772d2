package io.tarn.speech;

import java.util.Arrays;
import java.util.List;

/// The Gaussians of the states of phones, whose features do not depend on each other.
///
/// @param means μ, `[states × features]`
/// @param variances σ², `[states × features]`
/// @param constants -½·Σ log 2πσ² of each state
record PhoneStates(double[] means, double[] variances, double[] constants) {
    /// The least variance, as a part of that of all frames.
    private static final double FLOOR = 0.02;

    /// What is likeliest where the state of each frame is known; a state that never occurs looks like everything.
    static PhoneStates of(List<Spoken> recordings, List<int[]> cuts, int states) {
        int width = recordings.getFirst().features();
        double[] counts = new double[states + 1]; // the last one is everything
        double[] sums = new double[(states + 1) * width];
        double[] squares = new double[(states + 1) * width];
        for (int i = 0; i < cuts.size(); i++) {
            float[] x = recordings.get(i).frames();
            int[] cut = cuts.get(i);
            for (int t = 0; t < cut.length; t++) {
                for (int state : new int[] {cut[t], states}) {
                    counts[state]++;
                    for (int d = 0; d < width; d++) {
                        double value = x[t * width + d];
                        sums[state * width + d] += value;
                        squares[state * width + d] += value * value;
                    }
                }
            }
        }
        double[] means = new double[states * width];
        double[] variances = new double[states * width];
        double[] constants = new double[states];
        for (int d = 0; d < width; d++) {
            double mean = sums[states * width + d] / counts[states];
            double all = squares[states * width + d] / counts[states] - mean * mean;
            for (int state = 0; state < states; state++) {
                int at = state * width + d;
                boolean seen = counts[state] > 0;
                means[at] = seen ? sums[at] / counts[state] : mean;
                double own = seen ? squares[at] / counts[state] - means[at] * means[at] : all;
                variances[at] = Math.max(own, FLOOR * all + Double.MIN_NORMAL);
                constants[state] -= 0.5 * Math.log(2 * Math.PI * variances[at]);
            }
        }
        return new PhoneStates(means, variances, constants);
    }

    /// log N(x; μ, σ²) = -½·Σ (x - μ)²/σ² - ½·Σ log 2πσ² of each frame under each state of a chain, `[frames × chain]`.
    double[] logLikelihoods(Spoken recording, int[] chain) {
        int width = recording.features();
        float[] x = recording.frames();
        double[] logs = new double[recording.count() * chain.length];
        for (int j = 0; j < chain.length; j++) {
            int from = chain[j] * width;
            double[] mean = Arrays.copyOfRange(means, from, from + width);
            double[] variance = Arrays.copyOfRange(variances, from, from + width);
            for (int t = 0; t < recording.count(); t++) {
                double sum = 0;
                for (int d = 0; d < width; d++) {
                    double apart = x[t * width + d] - mean[d];
                    sum += apart * apart / variance[d];
                }
                logs[t * chain.length + j] = constants[chain[j]] - sum / 2;
            }
        }
        return logs;
    }
}
