package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class HighwayNetTest extends NetContract {
    @Override
    protected Layer layer() {
        return HighwayNet.of(6, 3, c -> c.width(4).depth(3).gateBias(-1));
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 2, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3);
    }

    @Test
    void hasTwoSquareMatricesInEachLayer() {
        // 784→50, nine layers with two of 50→50 each, 50→10
        assertThat(HighwayNet.of(784, 10).parameterCount())
                .isEqualTo(785 * 50 + 9 * 2 * 51 * 50 + 51 * 10);
    }

    @Test
    void letsTheGradientThroughAHundredLayers() {
        HighwayNet net = HighwayNet.of(20, 3, c -> c.width(16).depth(100).gateBias(-4));
        Tensor x = Tensor.randn(8, 20).requiresGrad();
        net.forward(x).square().sum().backward();
        assertThat(x.grad().orElseThrow().abs().mean().item()).isGreaterThan(1e-3);
    }

    @Test
    void saysThatSizesMustBePositive() {
        assertThatThrownBy(() -> HighwayNet.of(784, 10, c -> c.depth(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("pixels, depth, width and classes of 1 or more");
    }
}
