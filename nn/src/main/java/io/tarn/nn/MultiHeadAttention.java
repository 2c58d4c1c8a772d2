package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Several attentions side by side, each over its own projections:
/// headᵢ = attention(q·Wᵢᵠ, k·Wᵢᴷ, v·Wᵢⱽ);  y = [head₁ … headₙ]·Wᴼ.
///
/// | | shape |
/// |---|---|
/// | query, output | `[batch, queries, width]` |
/// | key, value | `[batch, keys, keyWidth]`, `[batch, keys, valueWidth]` |
/// | `in_proj_weight` | `[3·width, width]`; three weights where the widths differ |
///
/// [#forward(Tensor)] is self-attention without a mask.
public final class MultiHeadAttention implements Layer {
    /// How a [MultiHeadAttention] is built.
    public record Config(
            long width, long heads, long keyWidth, long valueWidth, boolean bias, double dropout) {
        public Config {
            if (heads < 1 || width < 1 || width % heads != 0) {
                throw TensorException.of(
                        "MultiHeadAttention",
                        "a width that the heads divide",
                        width + " for " + heads + " heads",
                        "choose a width of " + Math.max(1, heads) + "·n");
            }
            Expect.probability("MultiHeadAttention", dropout);
        }

        /// Keys and values of other widths than the queries.
        public Config keysAndValues(long keyWidth, long valueWidth) {
            return new Config(width, heads, keyWidth, valueWidth, bias, dropout);
        }

        public Config noBias() {
            return new Config(width, heads, keyWidth, valueWidth, false, dropout);
        }

        /// Sets this fraction of the attention weights to zero, at random, in training.
        public Config dropout(double fraction) {
            return new Config(width, heads, keyWidth, valueWidth, bias, fraction);
        }

        boolean isPacked() {
            return keyWidth == width && valueWidth == width;
        }
    }

    /// The output, and the weights of each head `[batch, heads, queries, keys]`.
    public record Weighed(Tensor output, Tensor weights) {}

    private final Config config;
    private final Optional<Parameter> inProjWeight; // [3·width, width]: queries, keys, values
    private final Optional<Parameter> qProjWeight;
    private final Optional<Parameter> kProjWeight;
    private final Optional<Parameter> vProjWeight;
    private final Optional<Parameter> inProjBias;
    private final Linear outProj;
    private final Attention attention;

    private MultiHeadAttention(Config config) {
        long w = config.width;
        boolean packed = config.isPacked();
        this.config = config;
        this.inProjWeight = given(packed, 3 * w, w);
        this.qProjWeight = given(!packed, w, w);
        this.kProjWeight = given(!packed, w, config.keyWidth);
        this.vProjWeight = given(!packed, w, config.valueWidth);
        this.inProjBias =
                config.bias ? Optional.of(Init.constant(0).parameter(3 * w)) : Optional.empty();
        this.outProj =
                Linear.of(w, w, c -> config.bias ? c.biasInit(Init.constant(0)) : c.noBias());
        this.attention = Attention.of().dropout(config.dropout);
    }

    private static Optional<Parameter> given(boolean wanted, long out, long in) {
        double bound = Math.sqrt(6.0 / (in + out)); // Glorot's, as in PyTorch
        Init glorot = (shape, random) -> random.uniform(shape, -bound, bound);
        return wanted ? Optional.of(glorot.parameter(out, in)) : Optional.empty();
    }

    public static MultiHeadAttention of(long width, long heads) {
        return of(width, heads, config -> config);
    }

    /// `MultiHeadAttention.of(256, 4, c -> c.dropout(0.1))`.
    public static MultiHeadAttention of(long width, long heads, UnaryOperator<Config> choose) {
        return new MultiHeadAttention(
                choose.apply(new Config(width, heads, width, width, true, 0)));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, time, width] → [batch, time, width]
        return forward(x, x, x, Mask.none());
    }

    /// Self-attention.
    public Tensor forward(Tensor x, Mask mask) {
        return forward(x, x, x, mask);
    }

    public Tensor forward(Tensor query, Tensor key, Tensor value, Mask mask) {
        List<Tensor> qkv = projected(query, key, value);
        Tensor heads = attention.forward(qkv.get(0), qkv.get(1), qkv.get(2), mask);
        return Hooks.after(this, query, joined(heads));
    }

    /// Like [#forward(Tensor, Tensor, Tensor, Mask)], and tells the weights; slower, without dropout.
    public Weighed weigh(Tensor query, Tensor key, Tensor value, Mask mask) {
        List<Tensor> qkv = projected(query, key, value);
        Tensor weights =
                attention.weights(qkv.get(0), qkv.get(1), mask); // [batch, heads, queries, keys]
        Tensor output = joined(weights.matmul(qkv.get(2)));
        return new Weighed(Hooks.after(this, query, output), weights);
    }

    /// Queries, keys and values by heads: `[batch, heads, time, width / heads]` each.
    private List<Tensor> projected(Tensor query, Tensor key, Tensor value) {
        Expect.batches(this, query, config.width);
        Expect.batches(this, key, config.keyWidth);
        Expect.batches(this, value, config.valueWidth);
        Parameter weight = inProjWeight.or(() -> qProjWeight).orElseThrow();
        List.of(query, key, value).forEach(x -> Expect.type(this, x, weight));
        if (query == key && key == value && config.isPacked()) {
            // one product for all three: x·[Wᵠ Wᴷ Wⱽ]
            return affine(
                            query,
                            inProjWeight.orElseThrow().value(),
                            inProjBias.map(Parameter::value))
                    .reshape(
                            query.size(0),
                            query.size(1),
                            3,
                            config.heads,
                            config.width / config.heads)
                    .permute(2, 0, 3, 1, 4) // [3, batch, heads, time, width / heads]
                    .unbind(0);
        }
        return List.of(
                byHead(query, qProjWeight, 0),
                byHead(key, kProjWeight, 1),
                byHead(value, vProjWeight, 2));
    }

    private Tensor byHead(
            Tensor x, Optional<Parameter> own, int place) { // → [batch, heads, time, width / heads]
        long w = config.width;
        Tensor weight =
                own.isPresent()
                        ? own.get().value()
                        : inProjWeight.orElseThrow().value().narrow(0, place * w, w);
        return affine(x, weight, inProjBias.map(bias -> bias.value().narrow(0, place * w, w)))
                .reshape(x.size(0), x.size(1), config.heads, w / config.heads)
                .transpose(1, 2);
    }

    private static Tensor affine(Tensor x, Tensor weight, Optional<Tensor> bias) {
        return bias.isPresent() ? x.linear(weight, bias.get()) : x.linear(weight);
    }

    private Tensor joined(
            Tensor heads) { // [batch, heads, queries, width / heads] → [batch, queries, width]
        return outProj.forward(heads.transpose(1, 2).flatten(2));
    }

    Config config() {
        return config;
    }

    @Override
    public String toString() {
        return "MultiHeadAttention(%d, %d heads)".formatted(config.width, config.heads);
    }
}
