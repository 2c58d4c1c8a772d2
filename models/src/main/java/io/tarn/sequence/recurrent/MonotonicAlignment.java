package io.tarn.sequence.recurrent;

import io.tarn.nn.Init;
import io.tarn.nn.Linear;
import io.tarn.nn.Mode;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;

/// Never looks back: from where it looked last it goes on, place by place, until it chooses one (Raffel et al., 2017).
///
/// Place j is chosen with pⱼ = σ(eⱼ), e = g·v/|v|·tanh(W·q + V·s + b) + r. Training computes how likely each place is, over all paths:
/// αᵢⱼ = pᵢⱼ·Σₖ≤ⱼ αᵢ₋₁ₖ·Πₖ≤ₗ<ⱼ (1 - pᵢₗ). [#decided] takes the first place with p > ½. Noise of N(0, 1) on the energies in training keeps them
/// away from ½. A path that chooses nothing leaves the source behind; then all weights are 0.
public final class MonotonicAlignment implements Alignment {
    private final Linear query; // W
    private final Linear key; // V and b
    private final Parameter direction; // v
    private final Parameter gain; // g
    private final Parameter offset; // r
    private final Mode mode = new Mode();

    private MonotonicAlignment(long hidden, long memory) {
        this.query = Linear.of(hidden, hidden, c -> c.noBias());
        this.key = Linear.of(memory, hidden);
        this.direction = Init.uniformOver(hidden).parameter(hidden);
        this.gain = Init.constant(1 / Math.sqrt(hidden)).parameter(1);
        this.offset = Init.constant(-1).parameter(1); // begins by going on
    }

    public static MonotonicAlignment of(long hidden, long memory) {
        return new MonotonicAlignment(hidden, memory);
    }

    @Override
    public boolean looksBack() {
        return true;
    }

    @Override
    public Alignment decided() {
        return new Decided(this);
    }

    @Override
    public Tensor keys(Tensor states) {
        return key.forward(states); // V·s + b
    }

    @Override
    public Tensor look(Tensor queries, Tensor keys, Tensor keep, Tensor before) {
        Tensor e = energies(queries, keys);
        if (mode.isTraining()) {
            e = e.add(Tensor.randnLike(e));
        }
        Tensor p = e.sigmoid().where(keep, 0); // [batch, 1, places]
        Tensor pass = e.neg().logSigmoid().where(keep, 0); // log(1 - p)
        Tensor passed = pass.cumsum(-1).sub(pass); // Σ over l < j
        Tensor between = passed.sub(passed.mT()); // [batch, k, j]: Σ over k ≤ l < j
        Tensor later = Tensor.onesLike(between).triu().ne(0);
        // αⱼ = pⱼ·Σₖ≤ⱼ αₖ·Πₖ≤ₗ<ⱼ (1 - pₗ)
        Tensor reached = between.where(later, Double.NEGATIVE_INFINITY).exp();
        return p.mul(before.matmul(reached));
    }

    private Tensor energies(Tensor queries, Tensor keys) { // [batch, 1, places]
        Alignment.oneStep("MonotonicAlignment", queries);
        Tensor v = direction.value();
        Tensor u = v.mul(gain.value()).div(v.norm());
        // e = g·v/|v|·tanh(W·q + V·s + b) + r
        Tensor e = query.forward(queries).add(keys).tanh().matmul(u);
        return e.add(offset.value()).unsqueeze(1);
    }

    /// Takes the first place, from the last one on, that is more likely chosen than not.
    private record Decided(MonotonicAlignment expected) implements Alignment {
        @Override
        public boolean looksBack() {
            return true;
        }

        @Override
        public Tensor keys(Tensor states) {
            return expected.keys(states);
        }

        @Override
        public Tensor look(Tensor queries, Tensor keys, Tensor keep, Tensor before) {
            Tensor e = expected.energies(queries, keys);
            Tensor ahead = before.cumsum(-1).gt(0);
            Tensor chosen = e.gt(0).logicalAnd(keep).logicalAnd(ahead).to(e.dtype());
            Tensor first = chosen.cumsum(-1).eq(1);
            return chosen.mul(first);
        }
    }
}
