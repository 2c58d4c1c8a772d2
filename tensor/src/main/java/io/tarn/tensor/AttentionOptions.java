package io.tarn.tensor;

import java.util.Optional;
import java.util.OptionalDouble;

/// What scaled dot product attention may do besides: look only at some keys, drop weights, scale otherwise.
///
/// A boolean mask is true where a query may look at a key; any other is added to the scores. Both
/// broadcast to `[*, queries, keys]`. `causal` lets query i look at keys 0 to i.
public record AttentionOptions(
        Optional<Tensor> mask, boolean causal, double dropout, OptionalDouble scale) {
    private static final AttentionOptions PLAIN =
            new AttentionOptions(Optional.empty(), false, 0, OptionalDouble.empty());

    public AttentionOptions {
        if (!(dropout >= 0 && dropout <= 1)) {
            throw TensorException.of(
                    "AttentionOptions", "a dropout from 0 to 1", dropout, "0.1 is common");
        }
        if (causal && mask.isPresent()) {
            throw TensorException.of(
                    "AttentionOptions",
                    "a mask or causal",
                    "both",
                    "fold the causal part into the mask");
        }
    }

    public static AttentionOptions plain() {
        return PLAIN;
    }

    public AttentionOptions mask(Tensor mask) {
        return new AttentionOptions(Optional.of(mask), causal, dropout, scale);
    }

    /// Lets no query look at a later key.
    public AttentionOptions causally() {
        return new AttentionOptions(mask, true, dropout, scale);
    }

    /// Sets this fraction of the weights to zero, at random.
    public AttentionOptions dropout(double fraction) {
        return new AttentionOptions(mask, causal, fraction, scale);
    }

    /// Takes the place of 1/√width.
    public AttentionOptions scale(double factor) {
        return new AttentionOptions(mask, causal, dropout, OptionalDouble.of(factor));
    }
}
