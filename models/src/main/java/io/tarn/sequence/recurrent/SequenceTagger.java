package io.tarn.sequence.recurrent;

import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;

/// Gives every place of a sequence a label.
///
/// ```java
/// var tagger = SequenceTagger.of(Recurrent.lstm(39, 128, c -> c.bidirectional()), 48);
/// Tensor loss = CrossEntropy.of().forward(tagger.forward(x, lengths), labels); // labels of -100 do not count
/// ```
///
/// | | shape |
/// |---|---|
/// | input | what its recurrent net reads |
/// | output | `[batch, classes, time]`, as the cross entropy wants it |
public final class SequenceTagger implements Layer {
    private final Recurrent body;
    private final Linear head;

    private SequenceTagger(Recurrent body, Linear head) {
        this.body = body;
        this.head = head;
    }

    public static SequenceTagger of(Recurrent body, long classes) {
        return new SequenceTagger(body, Linear.of(body.width(), classes));
    }

    /// All places are real.
    @Override
    public Tensor forward(Tensor x) {
        return forward(x, Lengths.all(x));
    }

    /// Sequences that end after `lengths` places, `[batch]`.
    public Tensor forward(Tensor x, Tensor lengths) {
        Tensor states = body.read(x, lengths).output(); // [batch, time, width]
        return Hooks.after(this, x, head.forward(states).transpose(1, 2));
    }

    @Override
    public String toString() {
        return "SequenceTagger(%s, %s)".formatted(body, head);
    }
}
