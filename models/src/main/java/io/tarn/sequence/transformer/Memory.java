package io.tarn.sequence.transformer;

import io.tarn.tensor.Tensor;

/// What an attention may look at: it takes new keys and values, and gives back those from before with them.
///
/// [KeyValues] remembers; in training there is nothing before, [#none].
@FunctionalInterface
public interface Memory {
    /// All keys and values so far, `[batch, heads, tokens, width]` each.
    record Seen(Tensor keys, Tensor values) {}

    /// Appends keys and values, `[batch, heads, tokens, width]` each.
    Seen append(Tensor key, Tensor value);

    /// Remembers nothing.
    static Memory none() {
        return Seen::new;
    }
}
