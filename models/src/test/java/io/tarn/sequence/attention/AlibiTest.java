package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class AlibiTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return DotAttention.of(WIDTH, HEADS, c -> c.positions(Alibi::of));
    }

    @Override
    protected Keeps keeps() {
        return Keeps.ALL;
    }

    @Test
    void hasTheSlopesOfThePaper() {
        // 8 heads: 1/2, 1/4, … 1/256
        Tensor p = Alibi.of(8, 4).scores(Tensor.zeros(1, 8, 3, 4)).orElseThrow().add(0); // no -0
        assertThat(p.select(1, 0).toDoubleArray())
                .containsExactly(0, -0.5, -1, -0.5, 0, -0.5, -1, -0.5, 0);
        assertThat(p.select(1, 7).select(1, 0).toDoubleArray())
                .containsExactly(0, -1.0 / 256, -2.0 / 256);
    }
}
