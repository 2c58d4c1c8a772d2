package io.tarn.pretrained;

import io.tarn.tensor.Tensor;
import java.util.List;

/// Turns queries and keys by angles that grow with their place, so that their product knows how far apart they are (Su et al., 2021).
///
/// Feature i makes a pair with feature i + width / 2, as in the files of transformers, and turns by t·θ^(-2i / width) at place t.
///
/// @param cosines `[tokens, width]`
/// @param sines `[tokens, width]`
record Rotary(Tensor cosines, Tensor sines) {
    /// The turns of the tokens of `x`, `[batch, tokens, *]`, the first of which stands at place `first`.
    static Rotary of(long first, Tensor x, long width, double theta) {
        // in FLOAT64, for late places make large angles
        Tensor share = Tensor.arange(width / 2).toDouble().mul(-2.0 / width);
        Tensor frequency = share.rpow(theta); // [width / 2]
        Tensor place = Tensor.arange(first, first + x.size(1)).toDouble();
        Tensor angle = place.outer(frequency); // [tokens, width / 2]
        Tensor twice = Tensor.cat(List.of(angle, angle), 1); // [tokens, width]
        return new Rotary(
                twice.cos().to(x.device(), x.dtype()), twice.sin().to(x.device(), x.dtype()));
    }

    /// (a, b) ← (a·cos - b·sin, b·cos + a·sin).
    Tensor turn(Tensor x) { // [batch, heads, tokens, width]
        long half = x.size(3) / 2;
        Tensor across = Tensor.cat(List.of(x.narrow(3, half, half).neg(), x.narrow(3, 0, half)), 3);
        return x.mul(cosines).add(across.mul(sines));
    }
}
