package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalAttentionTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return LocalAttention.of(WIDTH, HEADS, 3);
    }

    @Override
    protected Keeps keeps() {
        return Keeps.PADDING_AND_ORDER;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 15, 16, 17, 50, 70})
    void isExactAttentionWithinTheWindow(long time) {
        for (long reach : new long[] {1, 5, 20, 100}) {
            LocalAttention local = LocalAttention.of(WIDTH, HEADS, reach);
            DotAttention exact = DotAttention.of(WIDTH, HEADS);
            exact.load(local.state());
            Tensor x = Tensor.randn(2, time, WIDTH);
            Mask window = Mask.pairs(Exact.band(time, reach));
            Mask ends = Mask.lengths(Tensor.of(new long[] {time / 2, time}, 2));
            for (Mask mask : List.of(Mask.none(), Mask.causal(), ends, Mask.causal().and(ends))) {
                assertThat(
                                local.forward(x, mask)
                                        .allClose(exact.forward(x, mask.and(window)), 1e-4, 1e-5))
                        .isTrue();
            }
        }
    }
}
