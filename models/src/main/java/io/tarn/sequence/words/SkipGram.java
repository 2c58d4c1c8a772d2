package io.tarn.sequence.words;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/// Skip-gram with negative sampling (Mikolov and others, 2013): a word's vector has to foretell each word of its company.
///
///     L = Σ over company o of [log σ(u_o·v_w) + Σ over random words n of log σ(-u_n·v_w)]
public final class SkipGram {
    private SkipGram() {}

    public static WordVectors train(Corpus corpus) {
        return train(corpus, c -> c);
    }

    public static WordVectors train(Corpus corpus, UnaryOperator<ContextConfig> choose) {
        ContextConfig config = choose.apply(ContextConfig.of(0.025));
        var chance = new SplittableRandom(config.seed());
        float[][] inputs = Start.random(corpus.counts().length, config.width(), chance); // v
        var sampling = new NegativeSampling(corpus.counts(), config, chance);
        float[] change = new float[config.width()];
        new ContextWalk(corpus, config, chance)
                .run((words, at, from, to, rate) -> {
                    float[] v = inputs[words[at]];
                    for (int i = from; i < to; i++) {
                        if (i != at) {
                            Arrays.fill(change, 0);
                            sampling.step(v, words[i], rate, change);
                            Floats.add(v, 1, change);
                        }
                    }
                });
        return new WordVectors(corpus.vocabulary(), inputs);
    }
}
