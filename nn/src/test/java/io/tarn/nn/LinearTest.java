package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class LinearTest extends NetContract {
    @Override
    protected Layer layer() {
        return Linear.of(5, 3);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(4, 5);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(4, 3);
    }

    @Test
    void agreesWithPyTorch() {
        Golden.load("layers/linear").check(Linear.of(5, 3));
        Golden.load("layers/linear-no-bias").check(Linear.of(5, 3, c -> c.noBias()));
    }

    @Test
    void rejectsInputOfWrongWidth() {
        assertThatThrownBy(() -> Linear.of(784, 128).forward(Tensor.zeros(32, 1, 28, 28)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Linear(784→128): expected input [*, 784], got [32, 1, 28, 28]; "
                                + "flatten it first, x.flatten(1)");
    }

    @Test
    void rejectsInputOfAnotherType() {
        assertThatThrownBy(() -> Linear.of(5, 3).forward(Tensor.zeros(4, 5).toDouble()))
                .hasMessage(
                        "Linear(5→3): expected input of float32, like its weight, got [4, 5] float64; "
                                + "convert it, x.to(DType.FLOAT32), or net.to(DType.FLOAT64)");
        assertThatThrownBy(() -> Conv2d.of(1, 1, 1).forward(Tensor.zeros(1, 1, 2, 2).toLong()))
                .hasMessageEndingWith("got [1, 1, 2, 2] int64; convert it, x.to(DType.FLOAT32)");
        assertThatThrownBy(() -> LayerNorm.of(3).forward(Tensor.zeros(4, 3).toDouble()))
                .hasMessageContaining("expected input of float32, like its weight");
        assertThatThrownBy(() -> Lstm.of(5, 3).forward(Tensor.zeros(2, 4, 5).toDouble()))
                .hasMessageStartingWith("Lstm(5→3): expected input of float32");
    }
}
