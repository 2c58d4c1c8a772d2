package io.tarn.sequence.recurrent;

import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.sequence.recurrent.Recurrent.Reading;
import io.tarn.tensor.Tensor;

/// Gives a whole sequence a label.
///
/// ```java
/// var language = SequenceClassifier.of(
///         Recurrent.tokens(Embedding.of(30, 16), Recurrent.gru(16, 64, c -> c.bidirectional())), Pooling.last(), 18);
/// ```
///
/// | | shape |
/// |---|---|
/// | input | what its recurrent net reads |
/// | output | `[batch, classes]` |
public final class SequenceClassifier implements Layer {
    private final Recurrent body;
    private final Pooling pooling;
    private final Linear head;

    private SequenceClassifier(Recurrent body, Pooling pooling, Linear head) {
        this.body = body;
        this.pooling = pooling;
        this.head = head;
    }

    public static SequenceClassifier of(Recurrent body, Pooling pooling, long classes) {
        return new SequenceClassifier(body, pooling, Linear.of(body.width(), classes));
    }

    /// All places are real.
    @Override
    public Tensor forward(Tensor x) {
        return forward(x, Lengths.all(x));
    }

    /// Sequences that end after `lengths` places, `[batch]`.
    public Tensor forward(Tensor x, Tensor lengths) {
        Reading reading = body.read(x, lengths);
        Tensor keep = Lengths.of(this, x, lengths).keep();
        return Hooks.after(this, x, head.forward(pooling.pool(reading, keep)));
    }

    @Override
    public String toString() {
        return "SequenceClassifier(%s, %s, %s)".formatted(body, pooling, head);
    }
}
