package io.tarn.sequence.attention;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;

/// Rotary positions (Su et al., 2021): each pair of numbers of a query or key is turned by an angle that grows with its place.
///
/// The product of a query and a key then depends on how far apart they are: (R(i)·q)·(R(j)·k) = q·R(j - i)·k.
public final class Rotary implements Positions {
    /// Which two numbers of a head make a pair.
    public enum Pairing {
        /// Number n of the first half and number n of the second: as in Llama's and GPT-NeoX's weights of transformers.
        HALVES,
        /// Numbers 2n and 2n + 1: as in the paper.
        NEIGHBOURS
    }

    private final long width;
    private final double base;
    private final Pairing pairing;

    private Rotary(long width, double base, Pairing pairing) {
        this.width = width;
        this.base = base;
        this.pairing = pairing;
    }

    /// For a [DotAttention]: base 10000, pairs by halves.
    public static Rotary of(long heads, long width) {
        return of(width, 10_000, Pairing.HALVES);
    }

    /// @param width of one head
    public static Rotary of(long width, double base, Pairing pairing) {
        if (width < 2 || width % 2 != 0) {
            throw TensorException.of(
                    "Rotary", "an even width of each head", width, "choose another width or heads");
        }
        return new Rotary(width, base, pairing);
    }

    @Override
    public Tensor queries(Tensor q) {
        return turned(q, 0);
    }

    @Override
    public Tensor keys(Tensor k) {
        return turned(k, 0);
    }

    /// Turns what stands at the places from `start` on: `[*, time, width]`.
    public Tensor turned(Tensor x, long start) {
        // θₙ = base^(-2n / width)
        Tensor theta = Tensor.arange(width / 2).toDouble().mul(-2.0 / width).rpow(base);
        Tensor place = Tensor.arange(start, start + x.size(-2)).toDouble();
        Tensor angle = place.outer(theta).to(x.device()); // [time, width / 2]
        Tensor cos = angle.cos().to(x.dtype());
        Tensor sin = angle.sin().to(x.dtype());
        Tensor pairs =
                pairing == Pairing.HALVES
                        ? x.unflatten(-1, 2, width / 2)
                        : x.unflatten(-1, width / 2, 2).transpose(-2, -1);
        Tensor a = pairs.select(-2, 0); // [*, time, width / 2]
        Tensor b = pairs.select(-2, 1);
        // (a, b) ← (a·cos - b·sin, b·cos + a·sin)
        List<Tensor> turned = List.of(a.mul(cos).sub(b.mul(sin)), b.mul(cos).add(a.mul(sin)));
        return pairing == Pairing.HALVES
                ? Tensor.cat(turned, -1)
                : Tensor.stack(turned, -1).flatten(-2);
    }

    @Override
    public String toString() {
        return "Rotary(%d, %s)".formatted(width, pairing);
    }
}
