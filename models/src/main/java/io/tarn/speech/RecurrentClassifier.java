package io.tarn.speech;

import io.tarn.nn.Hooks;
import io.tarn.sequence.recurrent.Recurrent;
import io.tarn.sequence.recurrent.SequenceTagger;
import io.tarn.tensor.Tensor;

/// A recurrent net that labels each frame after it has read what came before, and in two directions what comes behind (Graves and
/// Schmidhuber, 2005).
///
/// | | shape |
/// |---|---|
/// | input | `[batch, frames, features]` |
/// | output | `[batch, frames, classes]` |
public final class RecurrentClassifier implements FrameClassifier {
    private final SequenceTagger tagger;

    private RecurrentClassifier(SequenceTagger tagger) {
        this.tagger = tagger;
    }

    /// `RecurrentClassifier.of(Recurrent.lstm(13, 64, c -> c.bidirectional()), 40)`.
    public static RecurrentClassifier of(Recurrent body, long classes) {
        return new RecurrentClassifier(SequenceTagger.of(body, classes));
    }

    @Override
    public Tensor forward(Tensor x, Tensor lengths) {
        return Hooks.after(this, x, tagger.forward(x, lengths).transpose(1, 2));
    }

    @Override
    public String toString() {
        return "RecurrentClassifier(%s)".formatted(tagger);
    }
}
