package io.tarn.sequence.words;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/// Continuous bag of words with negative sampling (Mikolov and others, 2013): the mean of a word's company has to foretell the word.
///
///     h = mean of v_o over the company,  L = log σ(u_w·h) + Σ over random words n of log σ(-u_n·h)
public final class Cbow {
    private Cbow() {}

    public static WordVectors train(Corpus corpus) {
        return train(corpus, c -> c);
    }

    public static WordVectors train(Corpus corpus, UnaryOperator<ContextConfig> choose) {
        ContextConfig config = choose.apply(ContextConfig.of(0.05));
        var chance = new SplittableRandom(config.seed());
        float[][] inputs = Start.random(corpus.counts().length, config.width(), chance); // v
        var sampling = new NegativeSampling(corpus.counts(), config, chance);
        float[] hidden = new float[config.width()];
        float[] change = new float[config.width()];
        new ContextWalk(corpus, config, chance)
                .run((words, at, from, to, rate) -> {
                    int company = to - from - 1;
                    if (company == 0) {
                        return;
                    }
                    Arrays.fill(hidden, 0);
                    Arrays.fill(change, 0);
                    each(words, at, from, to, o -> Floats.add(hidden, 1f / company, inputs[o]));
                    sampling.step(hidden, words[at], rate, change);
                    // as in word2vec, each word takes the whole step, not its share of it
                    each(words, at, from, to, o -> Floats.add(inputs[o], 1, change));
                });
        return new WordVectors(corpus.vocabulary(), inputs);
    }

    private static void each(int[] words, int at, int from, int to, IntConsumer take) {
        for (int i = from; i < to; i++) {
            if (i != at) {
                take.accept(words[i]);
            }
        }
    }
}
