package io.tarn.sequence.transformer;

import io.tarn.nn.LayerNorm;
import io.tarn.tensor.TensorException;

/// How a [Gpt] is built.
///
/// @param context how many tokens it sees at most
/// @param inner width between the two linear layers of a block
/// @param dropout of embeddings, attention weights, and what each part of a block adds
/// @param epsilon of the normalisations
public record GptConfig(
        int vocabulary,
        long context,
        int depth,
        long width,
        long heads,
        long inner,
        double dropout,
        double epsilon) {
    public GptConfig {
        if (Math.min(Math.min(vocabulary, context), Math.min(depth, inner)) < 1) {
            throw TensorException.of(
                    "Gpt",
                    "vocabulary, context, depth and inner width of 1 or more",
                    "%d, %d, %d and %d".formatted(vocabulary, context, depth, inner),
                    "give positive numbers");
        }
        if (heads < 1 || width < 1 || width % heads != 0) {
            throw TensorException.of(
                    "Gpt",
                    "a width that the heads divide",
                    "%d for %d heads".formatted(width, heads),
                    "choose a width of %d·n".formatted(Math.max(1, heads)));
        }
        if (!(dropout >= 0 && dropout < 1) || !(epsilon > 0)) {
            throw TensorException.of(
                    "Gpt",
                    "a dropout from 0 to below 1 and an epsilon above 0",
                    "%s and %s".formatted(dropout, epsilon),
                    "0.1 and 1e-5 are usual");
        }
    }

    /// GPT-2 of 124 million parameters.
    public static GptConfig small() {
        return gpt2(12, 768, 12);
    }

    /// 355 million.
    public static GptConfig medium() {
        return gpt2(24, 1024, 16);
    }

    /// 774 million.
    public static GptConfig large() {
        return gpt2(36, 1280, 20);
    }

    /// 1.6 billion.
    public static GptConfig xl() {
        return gpt2(48, 1600, 25);
    }

    private static GptConfig gpt2(int depth, long width, long heads) {
        return new GptConfig(50_257, 1024, depth, width, heads, 4 * width, 0.1, 1e-5);
    }

    /// How many numbers a [Gpt] of this kind learns; the head has none of its own.
    public long parameterCount() {
        long attention = width * 3 * width + 3 * width + width * width + width;
        long feedForward = width * inner + inner + inner * width + width;
        long norm = 2 * width;
        return (vocabulary + context) * width + depth * (attention + feedForward + 2 * norm) + norm;
    }

    public GptConfig inner(long between) {
        return new GptConfig(vocabulary, context, depth, width, heads, between, dropout, epsilon);
    }

    public GptConfig dropout(double fraction) {
        return new GptConfig(vocabulary, context, depth, width, heads, inner, fraction, epsilon);
    }

    public GptConfig epsilon(double value) {
        return new GptConfig(vocabulary, context, depth, width, heads, inner, dropout, value);
    }

    LayerNorm norm() {
        return LayerNorm.of(width, c -> c.epsilon(epsilon));
    }
}
