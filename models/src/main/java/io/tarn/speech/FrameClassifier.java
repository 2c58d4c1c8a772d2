package io.tarn.speech;

import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;

/// A net that says of each frame of a sound which of some classes it belongs to, such as the phone that is spoken.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, frames, features]` |
/// | output | `[batch, frames, classes]` |
public interface FrameClassifier extends Layer {
    /// @param lengths how many frames of each sound are real, `[batch]`; what is behind them does not count
    Tensor forward(Tensor x, Tensor lengths);

    /// All frames are real.
    @Override
    default Tensor forward(Tensor x) {
        return forward(x, Heard.all(x));
    }
}
