package io.tarn.sequence.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Layer;
import io.tarn.nn.Mask;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class SelfAttentionPoolingTest extends NetContract {
    @Override
    protected Layer layer() {
        return SelfAttentionPooling.of(4);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 5, 4);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 4);
    }

    @Test
    void seesRealPlacesOnly() {
        SelfAttentionPooling pooling = SelfAttentionPooling.of(4);
        Tensor x = input();
        Mask ends = Mask.lengths(Tensor.of(new long[] {3, 0}, 2));
        Tensor y = pooling.forward(x, ends);
        Tensor alone = pooling.forward(x.narrow(0, 0, 1).narrow(1, 0, 3));
        assertThat(y.narrow(0, 0, 1).allClose(alone, 1e-5, 1e-6)).isTrue();
        assertThat(y.select(0, 1).toDoubleArray()).containsOnly(0);
        assertThat(pooling.weights(x, ends).sum(1).toDoubleArray()[1]).isZero();
    }

    @Test
    void isTheMeanOfWhatMattersAlike() {
        Tensor x = Tensor.randn(1, 1, 4).expand(1, 6, 4);
        assertThat(layer().forward(x).allClose(x.select(1, 0), 1e-5, 1e-6)).isTrue();
    }

    @Test
    void refusesACausalMask() {
        assertThatThrownBy(() -> SelfAttentionPooling.of(4).forward(input(), Mask.causal()))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "SelfAttentionPooling(4): expected a mask of padding, or none, got a causal mask; it sees whole sequences");
    }
}
