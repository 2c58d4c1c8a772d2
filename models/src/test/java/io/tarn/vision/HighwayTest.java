package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class HighwayTest extends NetContract {
    @Override
    protected Layer layer() {
        return Highway.of(3);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3);
    }

    @Test
    void isTheFormulaOfThePaper() {
        Highway layer = Highway.of(1);
        layer.namedParameters().get("transform.weight").set(Tensor.of(2f).reshape(1, 1));
        layer.namedParameters().get("gate.weight").set(Tensor.of(1f).reshape(1, 1));
        double t = 1 / (1 + Math.exp(-(3 - 2)));
        assertThat(layer.forward(Tensor.of(3f).reshape(1, 1)).item())
                .isCloseTo(6 * t + 3 * (1 - t), within(1e-5)); // h = relu(2·3), t = σ(3 - 2)
    }

    @Test
    void carriesItsInputOnWhileTheGateIsClosed() {
        Tensor x = Tensor.randn(4, 8);
        Tensor y = Highway.of(8, -100).forward(x);
        assertThat(y.toFloatArray()).isEqualTo(x.toFloatArray());
    }

    @Test
    void onlyTransformsWhileTheGateIsOpen() {
        Tensor y = Highway.of(8, 100).forward(Tensor.randn(4, 8));
        assertThat(y.toFloatArray()).isEqualTo(y.relu().toFloatArray());
    }
}
