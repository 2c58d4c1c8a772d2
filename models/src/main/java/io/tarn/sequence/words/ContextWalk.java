package io.tarn.sequence.words;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Goes through a corpus word by word, with the company of each, as word2vec does (Mikolov and others, 2013).
final class ContextWalk {
    /// What is learned at a word.
    interface Step {
        /// The company of `words[at]` are `words[from]` to `words[to - 1]`, itself left out.
        void learn(int[] words, int at, int from, int to, float rate);
    }

    private static final double LEAST_RATE = 1e-4; // of the first learning rate

    private final Corpus corpus;
    private final ContextConfig config;
    private final SplittableRandom chance;

    ContextWalk(Corpus corpus, ContextConfig config, SplittableRandom chance) {
        this.corpus = corpus;
        this.config = config;
        this.chance = chance;
    }

    void run(Step step) {
        double all = (double) corpus.length() * config.epochs();
        long seen = 0;
        for (int epoch = 0; epoch < config.epochs(); epoch++) {
            for (int[] text : corpus.texts()) {
                double left = Math.max(LEAST_RATE, 1 - seen / all);
                walk(subsampled(text), (float) (config.learningRate() * left), step);
                seen += text.length;
            }
        }
    }

    private void walk(int[] words, float rate, Step step) {
        for (int at = 0; at < words.length; at++) {
            int window = 1 + chance.nextInt(config.window());
            int from = Math.max(0, at - window);
            int to = Math.min(words.length, at + window + 1);
            step.learn(words, at, from, to, rate);
        }
    }

    /// A word stays with probability √(t/f) + t/f, f its share of all words, t the threshold: that of word2vec's program.
    private int[] subsampled(int[] text) {
        int[] kept = new int[text.length];
        int size = 0;
        double threshold = config.subsample() * corpus.length();
        for (int word : text) {
            double ratio = threshold / corpus.counts()[word];
            if (config.subsample() == 1 || Math.sqrt(ratio) + ratio > chance.nextDouble()) {
                kept[size++] = word;
            }
        }
        return Arrays.copyOf(kept, size);
    }
}
