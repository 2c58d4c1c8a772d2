package io.tarn.nn;

import io.tarn.tensor.AttentionOptions;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.OptionalDouble;

/// Scaled dot product attention: softmax(q·kᵀ / √width)·v.
///
/// | | shape |
/// |---|---|
/// | query, key, value | `[batch, heads, queries, width]`, `[batch, heads, keys, width]`, `[batch, heads, keys, out]` |
/// | output | `[batch, heads, queries, out]` |
///
/// It has no parameters; [MultiHeadAttention] has. Dropout, which falls on the weights, works in training only.
/// Its hooks are shown the keys as the input.
public final class Attention implements Net {
    private final double dropout;
    private final OptionalDouble scale;
    private final Mode mode = new Mode();

    private Attention(double dropout, OptionalDouble scale) {
        this.dropout = dropout;
        this.scale = scale;
    }

    public static Attention of() {
        return new Attention(0, OptionalDouble.empty());
    }

    public Attention dropout(double fraction) {
        return new Attention(Expect.probability("Attention", fraction), scale);
    }

    /// Takes the place of 1/√width.
    public Attention scale(double factor) {
        return new Attention(dropout, OptionalDouble.of(factor));
    }

    public Tensor forward(Tensor query, Tensor key, Tensor value) {
        return forward(query, key, value, Mask.none());
    }

    public Tensor forward(Tensor query, Tensor key, Tensor value, Mask mask) {
        check(query, key, value);
        AttentionOptions options = Scores.options(this, mask, query, key);
        if (mode.isTraining() && dropout > 0) {
            options = options.dropout(dropout);
        }
        if (scale.isPresent()) {
            options = options.scale(scale.getAsDouble());
        }
        // softmax(q·kᵀ / √width)·v
        return Hooks.after(this, key, query.scaledDotProductAttention(key, value, options));
    }

    /// The weights that [#forward(Tensor, Tensor, Tensor, Mask)] gives the values, without dropout.
    public Tensor weights(Tensor query, Tensor key, Mask mask) { // → [batch, heads, queries, keys]
        check(query, key, key);
        Scores scores = Scores.of(this, mask, query, key);
        double factor = scale.orElse(1 / Math.sqrt(query.size(-1)));
        // softmax(q·kᵀ / √width)
        Tensor s = query.mul(factor).matmul(key.transpose(-2, -1));
        Tensor biased = scores.bias().isPresent() ? s.add(scores.bias().get()) : s;
        if (scores.keep().isEmpty()) {
            return biased.softmax(-1);
        }
        Tensor keep = scores.keep().get();
        Tensor shown = biased.where(keep, Double.NEGATIVE_INFINITY).softmax(-1);
        return shown.where(keep, 0); // a query without keys would have NaN
    }

    private void check(Tensor query, Tensor key, Tensor value) {
        boolean fits =
                query.rank() == 4
                        && key.rank() == 4
                        && value.rank() == 4
                        && query.size(-1) == key.size(-1)
                        && key.size(-2) == value.size(-2);
        if (!fits) {
            throw TensorException.of(
                    "Attention",
                    "query [batch, heads, queries, width], key [batch, heads, keys, width], "
                            + "value [batch, heads, keys, out]",
                    "%s, %s and %s".formatted(query.shape(), key.shape(), value.shape()),
                    "a single head is x.unsqueeze(1)");
        }
    }

    @Override
    public String toString() {
        return dropout > 0 ? "Attention(dropout %s)".formatted(dropout) : "Attention()";
    }
}
