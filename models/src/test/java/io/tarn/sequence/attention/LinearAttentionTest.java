package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinearAttentionTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return LinearAttention.of(WIDTH, HEADS);
    }

    @Override
    protected Keeps keeps() {
        return Keeps.PADDING_AND_ORDER;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 63, 64, 65, 200})
    void isItsQuadraticForm(long time) {
        HeadedAttention linear = layer();
        Tensor x = Tensor.randn(2, time, WIDTH);
        List<Tensor> qkv = Exact.parts(linear, x, HEADS);
        Tensor q = qkv.get(0).elu(1).add(1);
        Tensor k = qkv.get(1).elu(1).add(1);
        Tensor scores = q.matmul(k.transpose(-2, -1)); // φ(q)·φ(k)ᵀ
        assertThat(Exact.gap(linear.weights(x, Mask.none()), Exact.shares(scores)))
                .isLessThan(1e-5);
        assertThat(Exact.gap(linear.weights(x, Mask.causal()), Exact.shares(scores.tril())))
                .isLessThan(1e-5);
    }
}
