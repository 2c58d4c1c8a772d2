package io.tarn.sequence.recurrent;

import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;

/// Decides at each step between a word of the vocabulary and one of the source (pointer-generator; See, Liu and Manning, 2017):
/// P(w) = g·P_vocabulary(w) + (1 - g)·Σ aⱼ over the places j where w stands, g = σ(w_c·c + w_h·h + w_x·x + b).
///
/// @param extra numbers above the vocabulary, for words that only a source has
record CopyGate(Linear gate, long extra) implements Net {
    private static final double LEAST = 1e-12;

    static CopyGate of(long memory, long hidden, long width, long extra) {
        return new CopyGate(Linear.of(memory + hidden + width, 1), extra);
    }

    /// Log-probabilities of all words.
    ///
    /// @param seen context, state and input side by side, `[batch, steps, memory + hidden + width]`
    /// @param source tokens `[batch, places]`
    Tensor mix(Tensor scores, Tensor weights, Tensor seen, Tensor source) {
        Tensor g = gate.forward(seen).sigmoid(); // [batch, steps, 1]
        Tensor written = scores.softmax(-1).mul(g); // [batch, steps, vocabulary]
        Shape shape = scores.shape();
        Tensor more =
                Tensor.zeros(Shape.of(shape.size(0), shape.size(1), extra), scores.dtype())
                        .to(scores.device());
        Tensor places = source.unsqueeze(1).expandAs(weights); // [batch, steps, places]
        // P(w) = g·P_vocabulary(w) + (1 - g)·Σ aⱼ
        Tensor p =
                Tensor.cat(List.of(written, more), -1)
                        .scatterAdd(2, places, weights.mul(g.rsub(1)));
        return p.clampMin(LEAST).log();
    }
}
