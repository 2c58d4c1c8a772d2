package io.tarn.sequence.words;

import java.util.SplittableRandom;

/// Tells a word's true company from words drawn at random (Mikolov and others, 2013): a softmax over all words would take too long.
///
///     L = log σ(u_o·h) + Σ over k random words n of log σ(-u_n·h)
final class NegativeSampling {
    private static final int TABLE = 1 << 20;
    private static final double FLATTENED = 0.75; // the paper's power of the counts

    private final float[][] outputs; // u, a row a word
    private final int[] table = new int[TABLE]; // each word as often as it is to be drawn
    private final int negatives;
    private final SplittableRandom chance;

    NegativeSampling(long[] counts, ContextConfig config, SplittableRandom chance) {
        this.outputs = new float[counts.length][config.width()];
        this.negatives = config.negatives();
        this.chance = chance;
        double total = 0;
        for (long count : counts) {
            total += Math.pow(count, FLATTENED);
        }
        double sum = 0;
        int at = 0;
        for (int word = 0; word < counts.length; word++) {
            sum += Math.pow(counts[word], FLATTENED);
            for (; at < TABLE && at < sum / total * TABLE; at++) {
                table[at] = word;
            }
        }
    }

    float[][] outputs() {
        return outputs;
    }

    /// A step uphill for one true word and random ones; adds the step for `hidden` to `change`.
    void step(float[] hidden, int truth, float rate, float[] change) {
        learn(hidden, truth, 1, rate, change);
        for (int i = 0; i < negatives; i++) {
            int word = draw();
            if (word != truth) {
                learn(hidden, word, 0, rate, change);
            }
        }
    }

    /// A word at random, by its count to the power of 3/4.
    int draw() {
        return table[chance.nextInt(TABLE)];
    }

    /// ∂L/∂u = (y - σ(u·h)) h,  ∂L/∂h = (y - σ(u·h)) u,  y = 1 for the true word, else 0
    void learn(float[] hidden, int word, int y, float rate, float[] change) {
        float[] u = outputs[word];
        float g = (float) ((y - 1 / (1 + Math.exp(-Floats.dot(u, hidden)))) * rate);
        Floats.add(change, g, u);
        Floats.add(u, g, hidden);
    }
}
