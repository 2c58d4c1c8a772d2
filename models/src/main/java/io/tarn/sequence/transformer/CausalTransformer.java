package io.tarn.sequence.transformer;

import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.sequence.Continuation;
import io.tarn.tensor.Tensor;

/// A transformer that reads from left to right and scores the next token: [Gpt], and what `io.tarn.pretrained` loads.
///
/// | | shape |
/// |---|---|
/// | input | whole numbers `[batch, time]` |
/// | output | logits `[batch, time, vocabulary]` |
public interface CausalTransformer extends Layer {
    int vocabulary();

    /// How many tokens it can see at most.
    long context();

    /// How many layers remember keys and values.
    int depth();

    /// Whether dropout is on.
    boolean isTraining();

    /// Reads tokens after those of the past: `[batch, time]` → `[batch, time, width]`.
    Tensor read(Tensor tokens, Past past);

    /// Scores the tokens after what was read: `[batch, time, width]` → `[batch, time, vocabulary]`.
    Tensor score(Tensor hidden);

    /// Every token's next one, each seeing those before it.
    @Override
    default Tensor forward(Tensor tokens) {
        return Hooks.after(this, tokens, score(read(tokens, Past.none())));
    }

    /// Begins sequences, which have read nothing yet.
    default Continuation begin(int rows) {
        return new CausalContinuation(this, rows);
    }
}
