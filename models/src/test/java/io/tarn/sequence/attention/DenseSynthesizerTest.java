package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DenseSynthesizerTest extends SelfAttentionContract {
    @Override
    protected HeadedAttention layer() {
        return DenseSynthesizer.of(WIDTH, HEADS, TIME + 2);
    }

    @Override
    protected Keeps keeps() {
        return Keeps.ALL;
    }

    @Test
    void aPlaceDecidesByItself() {
        HeadedAttention dense = layer();
        Tensor x = input();
        Tensor other = Tensor.cat(List.of(x.narrow(1, 0, 1), input().narrow(1, 1, TIME - 1)), 1);
        Tensor a = dense.weights(x, Mask.none());
        Tensor b = dense.weights(other, Mask.none());
        assertThat(Exact.gap(a.select(2, 0), b.select(2, 0))).isLessThan(1e-6);
        assertThat(Exact.gap(a.select(2, 1), b.select(2, 1))).isGreaterThan(1e-3);
    }

    @Test
    void refusesLongerSequences() {
        assertThatThrownBy(() -> layer().forward(Tensor.zeros(1, TIME + 3, WIDTH)))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith(
                        "DenseSynthesizer(4, 2 heads, 22 places): expected 22 places at most");
    }
}
