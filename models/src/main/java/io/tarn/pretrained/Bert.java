package io.tarn.pretrained;

import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Mask;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A transformer's encoder that was trained to guess left-out words, and reads texts in both directions (Devlin et al., 2019).
///
/// Its names are those of transformers' BertModel, so that its weights load.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, 2, tokens]`: their numbers, and their types with -1 for padding; [Texts] makes it |
/// | output | `[batch, tokens, width]` |
public final class Bert implements Layer {
    private static final Init NORMAL = Init.normal(0, 0.02);

    private final BertConfig config;
    private final BertEmbeddings embeddings;
    private final Encoder encoder;
    private final Optional<Pooler> pooler;

    private record Encoder(List<BertLayer> layer) implements Net {}

    private record Pooler(Linear dense) implements Net {}

    private Bert(BertConfig config) {
        this.config = config;
        this.embeddings = new BertEmbeddings(config);
        this.encoder =
                new Encoder(
                        IntStream.range(0, config.depth())
                                .mapToObj(_ -> new BertLayer(config))
                                .toList());
        this.pooler =
                config.pooler()
                        ? Optional.of(new Pooler(linear(config.width(), config.width())))
                        : Optional.empty();
    }

    /// `Bert.of(BertConfig.of(4, 256).vocabulary(8_000))`.
    public static Bert of(BertConfig config) {
        return new Bert(config);
    }

    /// 2 layers of width 128 (Turc et al., 2019).
    public static Bert tiny() {
        return of(BertConfig.of(2, 128));
    }

    /// 4 layers of width 256 (Turc et al., 2019).
    public static Bert mini() {
        return of(BertConfig.of(4, 256));
    }

    /// 12 layers of width 768.
    public static Bert base() {
        return of(BertConfig.of(12, 768));
    }

    /// 24 layers of width 1024.
    public static Bert large() {
        return of(BertConfig.of(24, 1024));
    }

    static Linear linear(long in, long out) {
        return Linear.of(in, out, c -> c.init(NORMAL).biasInit(Init.zeros()));
    }

    public BertConfig config() {
        return config;
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, 2, tokens] → [batch, tokens, width]
        if (x.rank() != 3 || x.size(1) != 2) {
            throw TensorException.of(
                    toString(),
                    "[batch, 2, tokens], numbers and types",
                    x.shape(),
                    "make it with Texts, or call forward(ids, types, mask)");
        }
        Tensor types = x.select(1, 1);
        Tensor real = types.ge(0); // [batch, tokens]
        Tensor y = forward(x.select(1, 0), types.clampMin(0), Mask.keys(real));
        return Hooks.after(this, x, y);
    }

    /// @param ids `[batch, tokens]`
    /// @param types `[batch, tokens]`: 0, or 1 in the second text of a pair
    /// @return `[batch, tokens, width]`
    public Tensor forward(Tensor ids, Tensor types, Mask mask) {
        if (ids.rank() != 2 || ids.size(1) > config.positions()) {
            throw TensorException.of(
                    toString(),
                    "[batch, tokens] with %d tokens at most".formatted(config.positions()),
                    ids.shape(),
                    "cut longer texts, as Texts does");
        }
        Tensor y = embeddings.forward(ids, types);
        for (BertLayer layer : encoder.layer) {
            y = layer.forward(y, mask);
        }
        return y;
    }

    /// What the pooler makes of the first token, `[batch, width]`: tanh(W·x₀ + b).
    public Tensor pooled(Tensor y) { // [batch, tokens, width]
        Linear dense =
                pooler.map(Pooler::dense)
                        .orElseThrow(() ->
                                TensorException.of(
                                        toString(),
                                        "a pooler",
                                        "none",
                                        "its weights have none; take the mean of the tokens"));
        return dense.forward(y.select(1, 0)).tanh();
    }

    /// Stops the learning of the embeddings and of the first blocks.
    public void freeze(int blocks) {
        if (blocks < 0 || blocks > config.depth()) {
            throw TensorException.of(
                    toString(), "0 to %d blocks".formatted(config.depth()), blocks, "freeze fewer");
        }
        embeddings.freeze();
        encoder.layer.subList(0, blocks).forEach(Net::freeze);
    }

    @Override
    public String toString() {
        return "Bert(%d blocks of %d, %d heads)"
                .formatted(config.depth(), config.width(), config.heads());
    }
}
