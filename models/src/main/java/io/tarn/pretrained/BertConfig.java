package io.tarn.pretrained;

import io.tarn.nn.Activation;
import io.tarn.tensor.TensorException;

/// How a [Bert] is built.
///
/// @param vocabulary tokens that it knows
/// @param depth how many blocks
/// @param feedForward width between the two linear layers of a block
/// @param positions tokens of the longest text
/// @param types kinds of text: 2 tell the second text of a pair from the first
/// @param pooler whether it has the linear layer over the first token that BERT was trained with
public record BertConfig(
        long vocabulary,
        long width,
        int depth,
        long heads,
        long feedForward,
        long positions,
        long types,
        double dropout,
        double epsilon,
        Activation activation,
        boolean pooler) {
    public BertConfig {
        Sizes.positive("Bert", "vocabulary", vocabulary);
        Sizes.positive("Bert", "depth", depth);
        Sizes.positive("Bert", "feedForward", feedForward);
        Sizes.positive("Bert", "positions", positions);
        Sizes.positive("Bert", "types", types);
        Sizes.divides("Bert", width, heads);
        if (!(dropout >= 0 && dropout < 1) || !(epsilon > 0)) {
            throw TensorException.of(
                    "Bert",
                    "a dropout from 0 to below 1 and an epsilon above 0",
                    dropout + " and " + epsilon,
                    "0.1 and 1e-12 are usual");
        }
    }

    /// BERT's usual relations: heads of 64, a feed-forward part of 4·width, 30,522 tokens, 512 positions.
    public static BertConfig of(int depth, long width) {
        return new BertConfig(
                30_522,
                width,
                depth,
                Math.max(1, width / 64),
                4 * width,
                512,
                2,
                0.1,
                1e-12,
                Activation.gelu(),
                true);
    }

    /// MiniLM-L6, whose heads are 32 wide (Wang et al., 2020).
    public static BertConfig miniLm() {
        return of(6, 384).heads(12);
    }

    public BertConfig vocabulary(long tokens) {
        return new BertConfig(
                tokens,
                width,
                depth,
                heads,
                feedForward,
                positions,
                types,
                dropout,
                epsilon,
                activation,
                pooler);
    }

    public BertConfig heads(long count) {
        return new BertConfig(
                vocabulary,
                width,
                depth,
                count,
                feedForward,
                positions,
                types,
                dropout,
                epsilon,
                activation,
                pooler);
    }

    public BertConfig positions(long longest) {
        return new BertConfig(
                vocabulary,
                width,
                depth,
                heads,
                feedForward,
                longest,
                types,
                dropout,
                epsilon,
                activation,
                pooler);
    }

    public BertConfig dropout(double fraction) {
        return new BertConfig(
                vocabulary,
                width,
                depth,
                heads,
                feedForward,
                positions,
                types,
                fraction,
                epsilon,
                activation,
                pooler);
    }

    public BertConfig noPooler() {
        return new BertConfig(
                vocabulary,
                width,
                depth,
                heads,
                feedForward,
                positions,
                types,
                dropout,
                epsilon,
                activation,
                false);
    }

    /// How many numbers such a net learns, known before it is built.
    public long parameters() {
        long embeddings = (vocabulary + positions + types) * width + 2 * width;
        long attention = 4 * (width * width + width) + 2 * width;
        long fed = 2 * width * feedForward + feedForward + width + 2 * width;
        return embeddings + depth * (attention + fed) + (pooler ? width * width + width : 0);
    }
}
