package io.tarn.sequence.attention;

import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// Relative positions of Transformer-XL (Dai et al., 2019): distances have waves as their codes, and queries a learned bias.
///
/// scoreᵢⱼ = ((qᵢ + u)·kⱼ + (qᵢ + v)·W·r(i - j)) / √width.
///
/// | | shape |
/// |---|---|
/// | `pos_bias_u`, `pos_bias_v` | `[heads, width of a head]` |
/// | `linear_pos.weight` W | `[width, width]` |
public final class RelativeWaves implements Positions {
    private final long heads;
    private final long width;
    private final Linear linearPos;
    private final Parameter posBiasU;
    private final Parameter posBiasV;

    private RelativeWaves(long heads, long width) {
        this.heads = heads;
        this.width = width;
        this.linearPos = Linear.of(heads * width, heads * width, c -> c.noBias());
        this.posBiasU = Init.glorotUniform().parameter(heads, width);
        this.posBiasV = Init.glorotUniform().parameter(heads, width);
    }

    public static RelativeWaves of(long heads, long width) {
        return new RelativeWaves(heads, width);
    }

    @Override
    public Tensor queries(Tensor q) {
        return q.add(posBiasU.value().unsqueeze(1)); // q + u
    }

    @Override
    public Optional<Tensor> scores(Tensor q) {
        long time = q.size(2);
        // r(d) for d = time - 1 … -(time - 1)
        Tensor distance = Tensor.arange(2 * time - 1).rsub(time - 1.0).toDouble();
        Tensor r = SinusoidalPositions.codes(distance, heads * width).to(q.device(), q.dtype());
        Tensor coded =
                linearPos
                        .forward(r)
                        .unflatten(-1, heads, width)
                        .permute(1, 2, 0); // [heads, width, 2·time - 1]
        // (q + v)·W·r / √width
        Tensor p = q.add(posBiasV.value().unsqueeze(1)).mul(1 / Math.sqrt(width)).matmul(coded);
        return Optional.of(byKey(p, time));
    }

    /// Row i begins with distance time - 1, so that key j is number time - 1 - i + j of it. One number more in each row puts that at
    /// i·(2·time - 1) + time + j of all: read in rows of 2·time - 1, the keys stand in columns.
    private static Tensor byKey(Tensor p, long time) { // [batch, heads, time, 2·time - 1]
        return p.padConstant(0, 1, 0)
                .flatten(2)
                .narrow(-1, time, time * (2 * time - 1))
                .unflatten(-1, time, 2 * time - 1)
                .narrow(-1, 0, time); // [batch, heads, time, time]
    }

    @Override
    public String toString() {
        return "RelativeWaves(%d heads)".formatted(heads);
    }
}
