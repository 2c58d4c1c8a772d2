package io.tarn.recipes.attention;

import io.tarn.sequence.attention.AdditiveAttention;
import io.tarn.sequence.attention.DenseSynthesizer;
import io.tarn.sequence.attention.DotAttention;
import io.tarn.sequence.attention.HashedAttention;
import io.tarn.sequence.attention.HeadedAttention;
import io.tarn.sequence.attention.LinearAttention;
import io.tarn.sequence.attention.Linformer;
import io.tarn.sequence.attention.LocalAttention;
import io.tarn.sequence.attention.Performer;
import io.tarn.sequence.attention.RandomSynthesizer;
import io.tarn.sequence.attention.RelativeKeys;
import io.tarn.sequence.attention.SparseAttention;
import java.util.List;

/// A kind of attention with a name.
record Kind(String name, Maker maker) {
    /// Makes an attention for sequences of up to `length`, whose near places are within `reach`.
    interface Maker {
        HeadedAttention of(long width, long heads, long length, long reach);
    }

    static final Kind EXACT = new Kind("exact", (w, h, _, _) -> DotAttention.of(w, h));

    /// It keeps all scores, for they are not products alone, which the fused kernel forgets on the way.
    static final Kind RELATIVE =
            new Kind(
                    "exact, relative",
                    (w, h, _, r) ->
                            DotAttention.of(w, h, c -> c.positions(RelativeKeys.within(r))));

    static final Kind ADDITIVE = new Kind("additive", (w, h, _, _) -> AdditiveAttention.of(w, h));

    static final List<Kind> SYNTHESIZERS =
            List.of(
                    new Kind("dense synthesizer", (w, h, n, _) -> DenseSynthesizer.of(w, h, n)),
                    new Kind("random synthesizer", (w, h, n, _) -> RandomSynthesizer.of(w, h, n)));

    /// Those whose cost should grow as the length does.
    static final List<Kind> EFFICIENT =
            List.of(
                    new Kind("local", (w, h, _, r) -> LocalAttention.of(w, h, r)),
                    new Kind(
                            "Longformer",
                            (w, h, _, r) -> SparseAttention.longformer(w, h, c -> c.reach(r))),
                    new Kind(
                            "BigBird",
                            (w, h, _, r) ->
                                    SparseAttention.bigBird(
                                            w, h, c -> c.reach(r).globals(r / 4).randoms(1))),
                    new Kind("linear", (w, h, _, _) -> LinearAttention.of(w, h)),
                    new Kind("Performer", (w, h, _, r) -> Performer.of(w, h, r)),
                    new Kind("Linformer", (w, h, n, r) -> Linformer.of(w, h, n, Math.min(n, r))),
                    new Kind(
                            "hashed",
                            (w, h, _, r) -> HashedAttention.of(w, h, c -> c.reach(r).rounds(2))));
}
