package io.tarn.nn;

import io.tarn.tensor.BagFold;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;

/// An embedding of bags of words: the mean, sum or maximum of the vectors of each bag.
///
/// | | shape |
/// |---|---|
/// | input | `[bags, words]` whole numbers, or flat ones and the offset of each bag |
/// | output | `[bags, width]` |
/// | `weight` | `[rows, width]` |
public final class EmbeddingBag implements Layer {
    /// How an [EmbeddingBag] is built.
    public record Config(long rows, long width, BagFold fold, Init init) {
        public Config fold(BagFold other) {
            return new Config(rows, width, other, init);
        }

        public Config init(Init weight) {
            return new Config(rows, width, fold, weight);
        }
    }

    private final Config config;
    private final Parameter weight;

    private EmbeddingBag(Config config) {
        this.config = config;
        this.weight = config.init.parameter(config.rows, config.width);
    }

    /// Means over the bags.
    public static EmbeddingBag of(long rows, long width) {
        return of(rows, width, config -> config);
    }

    /// `EmbeddingBag.of(10_000, 128, c -> c.fold(BagFold.SUM))`.
    public static EmbeddingBag of(long rows, long width, UnaryOperator<Config> choose) {
        Init normal = (shape, random) -> random.normal(shape.toArray()); // as in PyTorch
        return new EmbeddingBag(choose.apply(new Config(rows, width, BagFold.MEAN, normal)));
    }

    @Override
    public Tensor forward(Tensor x) { // [bags, words] → [bags, width]
        if (x.rank() != 2) {
            throw TensorException.of(
                    toString(), "input [bags, words]", x.shape(), "or give offsets besides");
        }
        Expect.indices(this, x, config.rows);
        Tensor offsets = Tensor.arange(x.size(0)).mul(x.size(1)).to(x.dtype()).to(x.device());
        return Hooks.after(
                this, x, weight.value().embeddingBag(x.reshape(-1), offsets, config.fold));
    }

    /// Bags of different sizes: bag i is `words[offsets[i]]` up to the next offset; an empty one gives zeros.
    public Tensor forward(Tensor words, Tensor offsets) { // [words], [bags] → [bags, width]
        Expect.indices(this, words, config.rows);
        Tensor y = weight.value().embeddingBag(words, offsets.to(words.dtype()), config.fold);
        return Hooks.after(this, words, y);
    }

    /// The sums of vectors scaled one by one.
    public Tensor weighted(
            Tensor words,
            Tensor offsets,
            Tensor scales) { // [words], [bags], [words] → [bags, width]
        Expect.indices(this, words, config.rows);
        if (config.fold != BagFold.SUM || scales.dtype() != weight.value().dtype()) {
            throw TensorException.of(
                    toString(),
                    "sums, and weights of type " + weight.value().dtype(),
                    config.fold + " and " + scales.dtype(),
                    "build it with c.fold(BagFold.SUM)");
        }
        Tensor y = weight.value().embeddingBag(words, offsets.to(words.dtype()), scales);
        return Hooks.after(this, words, y);
    }

    public Parameter weight() {
        return weight;
    }

    @Override
    public String toString() {
        return "EmbeddingBag(%d, %d, %s)".formatted(config.rows, config.width, config.fold);
    }
}
