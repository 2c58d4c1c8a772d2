package io.tarn.pretrained;

import io.tarn.tensor.TensorException;

/// How a [Llama] is built.
///
/// @param heads of the queries
/// @param keyHeads of the keys and values; each serves `heads / keyHeads` heads of queries (Ainslie et al., 2023)
/// @param headWidth width of a head
/// @param feedForward width inside the gated layer of a block
/// @param depth how many blocks
/// @param context how many tokens it sees at most
/// @param theta the base of the angles by which places turn queries and keys
/// @param tied whether the last layer is the table of the embeddings
public record LlamaConfig(
        int vocabulary,
        long width,
        int depth,
        long heads,
        long keyHeads,
        long headWidth,
        long feedForward,
        long context,
        double theta,
        double epsilon,
        boolean tied) {
    public LlamaConfig {
        Sizes.positive("Llama", "vocabulary", vocabulary);
        Sizes.positive("Llama", "width", width);
        Sizes.positive("Llama", "depth", depth);
        Sizes.positive("Llama", "heads", heads);
        Sizes.positive("Llama", "feedForward", feedForward);
        Sizes.positive("Llama", "context", context);
        if (keyHeads < 1 || heads % keyHeads != 0) {
            throw TensorException.of(
                    "Llama",
                    "heads that are a multiple of the keys' heads",
                    heads + " and " + keyHeads,
                    "as many of both, or a divisor");
        }
        if (headWidth < 2 || headWidth % 2 != 0) {
            throw TensorException.of(
                    "Llama",
                    "heads of an even width, for places turn pairs",
                    headWidth,
                    "64 or 128 is usual");
        }
        if (!(theta > 0 && epsilon > 0)) {
            throw TensorException.of(
                    "Llama",
                    "theta and epsilon above 0",
                    theta + " and " + epsilon,
                    "10000 and 1e-5 are usual");
        }
    }

    /// `width / 64` heads, without sharing and tying: `LlamaConfig.of(32_000, 6, 512, 1536)`.
    public static LlamaConfig of(int vocabulary, int depth, long width, long feedForward) {
        long heads = Math.max(1, width / 64);
        Sizes.divides("Llama", width, heads);
        return new LlamaConfig(
                vocabulary,
                width,
                depth,
                heads,
                heads,
                width / heads,
                feedForward,
                2048,
                10_000,
                1e-5,
                false);
    }

    /// Heads of the queries, and of keys and values.
    public LlamaConfig heads(long queries, long keys) {
        Sizes.divides("Llama", width, queries);
        return new LlamaConfig(
                vocabulary,
                width,
                depth,
                queries,
                keys,
                width / queries,
                feedForward,
                context,
                theta,
                epsilon,
                tied);
    }

    public LlamaConfig context(long tokens) {
        return new LlamaConfig(
                vocabulary,
                width,
                depth,
                heads,
                keyHeads,
                headWidth,
                feedForward,
                tokens,
                theta,
                epsilon,
                tied);
    }

    /// Takes the table of the embeddings as the last layer too.
    public LlamaConfig tieHead() {
        return new LlamaConfig(
                vocabulary,
                width,
                depth,
                heads,
                keyHeads,
                headWidth,
                feedForward,
                context,
                theta,
                epsilon,
                true);
    }

    /// How many numbers such a net learns, known before it is built.
    public long parameters() {
        long attention = 2 * width * headWidth * (heads + keyHeads);
        long block = attention + 3 * width * feedForward + 2 * width;
        return (tied ? 1L : 2L) * vocabulary * width + depth * block + width;
    }
}
