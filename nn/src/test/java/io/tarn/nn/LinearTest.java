package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class LinearTest extends NetContract {
    @Override
    Layer layer() {
        return Linear.of(5, 3);
    }

    @Override
    Tensor input() {
        return Tensor.randn(4, 5);
    }

    @Override
    Shape outputShape() {
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
                .hasMessage("Linear(784→128): expected input [*, 784], got [32, 1, 28, 28]; "
                        + "flatten it first, x.flatten(1)");
    }
}
