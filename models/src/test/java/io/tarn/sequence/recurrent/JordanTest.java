package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class JordanTest extends NetContract {
    @Override
    protected Layer layer() {
        return Jordan.of(3, 4, 2, c -> c.decay(0.5));
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 5, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 5, 2);
    }

    @Test
    void feedsItsOutputsBack() {
        Jordan net = Jordan.of(1, 1, 1, c -> c.decay(0.5));
        net.parameters().forEach(p -> p.set(Tensor.onesLike(p.value())));
        double[] x = {0.3, -0.2, 0.7};
        double[] y =
                net.forward(Tensor.of(new float[] {0.3F, -0.2F, 0.7F}, 1, 3, 1)).toDoubleArray();
        double s = 0;
        for (int t = 0; t < x.length; t++) {
            double expected = logistic(logistic(x[t] + s + 1) + 1);
            assertThat(y[t]).isCloseTo(expected, within(1e-6));
            s = 0.5 * s + expected;
        }
    }

    @Test
    void doesNotSeeWhatLiesBehindTheEnd() {
        RecurrentCheck.padding(Jordan.of(3, 4, 2));
    }

    @Test
    void rejectsAMemoryThatGrows() {
        assertThatThrownBy(() -> Jordan.of(3, 4, 2, c -> c.decay(1)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a decay from 0 to below 1");
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
