package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SparseAttentionTest extends SelfAttentionContract {
    private static final long LONG = 100;

    @Override
    protected HeadedAttention layer() {
        return SparseAttention.bigBird(WIDTH, HEADS, c -> c.reach(2).globals(3).randoms(1));
    }

    @Override
    protected Keeps keeps() {
        return Keeps.PADDING_AND_ORDER;
    }

    private static void assertExact(SparseAttention sparse, Tensor x, Tensor pairs) {
        DotAttention exact = DotAttention.of(WIDTH, HEADS);
        exact.load(sparse.state());
        Mask ends = Mask.lengths(Tensor.of(new long[] {x.size(1) / 2, x.size(1)}, 2));
        for (Mask mask : List.of(Mask.none(), Mask.causal(), ends, Mask.causal().and(ends))) {
            Tensor seen = pairs;
            if (mask.parts().contains(new Mask.Causal())) { // the random blocks are others
                seen = sparse.weights(x.detach(), Mask.causal()).get(1, 0).gt(0);
            }
            assertThat(
                            sparse.forward(x, mask)
                                    .allClose(
                                            exact.forward(x, mask.and(Mask.pairs(seen))),
                                            1e-4,
                                            1e-5))
                    .isTrue();
        }
    }

    @Test
    void longformerIsExactOnNearAndGlobalPlaces() {
        for (long globals : new long[] {0, 1, 20, 100}) {
            SparseAttention sparse =
                    SparseAttention.longformer(WIDTH, HEADS, c -> c.reach(5).globals(globals));
            Tensor place = Tensor.arange(LONG);
            Tensor global = place.lt(globals);
            Tensor pairs = Exact.band(LONG, 5).logicalOr(global).logicalOr(global.unsqueeze(1));
            assertThat(sparse.weights(Tensor.randn(1, LONG, WIDTH), Mask.none()).gt(0).get(0, 0))
                    .satisfies(seen -> assertThat(seen.eq(pairs).all().item()).isOne());
            assertExact(sparse, Tensor.randn(2, LONG, WIDTH), pairs);
        }
    }

    @Test
    void bigBirdSeesRandomBlocksBesides() {
        SparseAttention sparse =
                SparseAttention.bigBird(WIDTH, HEADS, c -> c.reach(5).globals(2).randoms(2));
        Tensor x = Tensor.randn(2, 160, WIDTH); // ten blocks of 16
        Tensor seen = sparse.weights(x, Mask.none()).get(0, 0).gt(0);
        Tensor near = Exact.band(160, 5);
        // place 72 is inside block 4: its window, two global places, and two blocks
        assertThat(seen.select(0, 72).logicalAnd(near.select(0, 72)).sum().item()).isEqualTo(11);
        assertThat(seen.select(0, 72).sum().item()).isEqualTo(11 + 2 + 2 * 16);
        assertExact(sparse, x, seen);
        assertThat(sparse.forward(x).toFloatArray()).isEqualTo(sparse.forward(x).toFloatArray());
    }

    @Test
    void saysWhatCannotBe() {
        assertThatThrownBy(() -> SparseAttention.longformer(WIDTH, HEADS, c -> c.globals(-1)))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(
                        "SparseAttention: expected no less than 0 global places and random blocks, got -1 and 0");
    }
}
