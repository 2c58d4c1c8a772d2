package io.tarn.speech;

import io.tarn.nn.Hooks;
import io.tarn.nn.Linear;
import io.tarn.speech.ConformerConfig.Entry;
import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A [Conformer] that labels each frame.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, frames, features]` |
/// | output | `[batch, frames, classes]` |
public final class ConformerClassifier implements FrameClassifier {
    private final Conformer body;
    private final Linear head;

    private ConformerClassifier(Conformer body, Linear head) {
        this.body = body;
        this.head = head;
    }

    /// `ConformerClassifier.of(13, 40, 64, 4, 2, c -> c.kernel(15))`: width 64, four heads, two blocks.
    public static ConformerClassifier of(
            long features,
            long classes,
            long width,
            long heads,
            int layers,
            UnaryOperator<ConformerConfig> choose) {
        return new ConformerClassifier(
                Conformer.of(
                        features, width, heads, layers, c -> choose.apply(c).entry(Entry.LINEAR)),
                Linear.of(width, classes));
    }

    @Override
    public Tensor forward(Tensor x, Tensor lengths) {
        return Hooks.after(this, x, head.forward(body.forward(x, lengths)));
    }

    @Override
    public String toString() {
        return "ConformerClassifier(%s, %s)".formatted(body, head);
    }
}
