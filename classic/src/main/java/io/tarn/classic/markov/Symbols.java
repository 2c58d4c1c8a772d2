package io.tarn.classic.markov;

import java.util.List;

/// States that each show one of a few symbols, at rates of their own.
///
/// @param symbols how many there are
/// @param probabilities B, `[states × symbols]`, row by row
record Symbols(int symbols, double[] probabilities) implements Emissions<int[]> {
    @Override
    public int steps(int[] sequence) {
        return sequence.length;
    }

    @Override
    public double[] logLikelihoods(int[] sequence) {
        int states = probabilities.length / symbols;
        double[] logs = new double[probabilities.length]; // [symbols × states]
        for (int i = 0; i < logs.length; i++) {
            logs[i % symbols * states + i / symbols] = Math.log(probabilities[i]);
        }
        double[] emitted = new double[sequence.length * states];
        for (int t = 0; t < sequence.length; t++) {
            System.arraycopy(logs, sequence[t] * states, emitted, t * states, states);
        }
        return emitted;
    }

    /// B_ks = Σ of p(z_t = k | x) over the steps that show s / Σ of it over all steps
    @Override
    public Symbols learned(List<int[]> sequences, List<double[]> shares) {
        int states = probabilities.length / symbols;
        double[] counts = new double[probabilities.length];
        for (int s = 0; s < sequences.size(); s++) {
            int[] sequence = sequences.get(s);
            double[] share = shares.get(s);
            for (int t = 0; t < sequence.length; t++) {
                for (int k = 0; k < states; k++) {
                    counts[k * symbols + sequence[t]] += share[t * states + k];
                }
            }
        }
        for (int from = 0; from < counts.length; from += symbols) {
            if (!Chain.normalise(counts, from, symbols)) {
                System.arraycopy(probabilities, from, counts, from, symbols);
            }
        }
        return new Symbols(symbols, counts);
    }
}
