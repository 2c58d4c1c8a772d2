package io.tarn.sequence.attention;

import io.tarn.tensor.Tensor;
import java.util.Optional;

/// Scores that decay with distance (ALiBi; Press, Smith and Lewis, 2022): pᵢⱼ = -m·|i - j|, with another slope m for each head.
///
/// Nothing is learned, and longer sequences than those of the training go on in the same way.
public final class Alibi implements Positions {
    private final long heads;

    private Alibi(long heads) {
        this.heads = heads;
    }

    public static Alibi of(long heads, long width) {
        return new Alibi(heads);
    }

    @Override
    public Optional<Tensor> scores(Tensor q) {
        // m = 2^(-8·h / heads), h = 1 … heads
        Tensor m = Tensor.arange(1, heads + 1).toDouble().mul(-8.0 / heads).exp2();
        Tensor distance = Distances.of(q).abs(); // [time, time]
        Tensor slope = m.to(q.device(), q.dtype()).reshape(1, heads, 1, 1);
        return Optional.of(distance.mul(slope).neg()); // [1, heads, time, time]
    }

    @Override
    public String toString() {
        return "Alibi(%d heads)".formatted(heads);
    }
}
