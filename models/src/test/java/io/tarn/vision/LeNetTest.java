package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class LeNetTest extends NetContract {
    @Override
    protected Layer layer() {
        return LeNet.of(3, c -> c.width(1).side(28));
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 1, 28, 28);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3);
    }

    @Test
    void hasTheUsualNumberOfParameters() {
        assertThat(LeNet.of(10).parameterCount()).isEqualTo(61_706);
        assertThat(LeNet.of(10, c -> c.side(28)).parameterCount()).isEqualTo(61_706);
    }

    @Test
    void readsImagesOfThePapersSize() {
        Layer net = LeNet.of(10, c -> c.channels(3));
        assertThat(net.forward(Tensor.randn(2, 3, 32, 32)).shape()).isEqualTo(Shape.of(2, 10));
    }

    @Test
    void saysWhichImagesItReads() {
        assertThatThrownBy(() -> LeNet.of(10, c -> c.side(30)))
                .isInstanceOf(TensorException.class)
                .hasMessage("LeNet: expected images of 32×32 or 28×28, got 30; resize the images");
    }
}
