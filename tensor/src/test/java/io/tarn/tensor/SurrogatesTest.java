package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SurrogatesTest {
    @Test
    void straightThroughHasTheValuesOfOneAndTheGradientOfTheOther() {
        Tensor x = Tensor.of(0.4, 1.6, -2.2).requiresGrad();
        Tensor y = Surrogates.straightThrough(x.round(), x.mul(3));
        assertThat(y.toFloatArray()).containsExactly(0, 2, -2);
        y.sum().backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(3, 3, 3);
    }

    @Test
    void straightThroughKeepsInfiniteValues() {
        Tensor x = Tensor.of(Float.POSITIVE_INFINITY, 1).requiresGrad();
        assertThat(Surrogates.straightThrough(x, x).toFloatArray())
                .containsExactly(Float.POSITIVE_INFINITY, 1);
    }

    @Test
    void reversesTheGradientOnly() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        Tensor y = Surrogates.reverse(x, 0.5);
        assertThat(y.toFloatArray()).containsExactly(1, 2);
        y.square().sum().backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(-1, -2);
    }

    @Test
    void stopsTheGradient() {
        Tensor x = Tensor.of(1.0, 2).requiresGrad();
        x.mul(Surrogates.stop(x)).sum().backward();
        assertThat(x.grad().orElseThrow().toFloatArray()).containsExactly(1, 2);
    }

    @Test
    void explainsShapesThatDiffer() {
        assertThatThrownBy(() -> Surrogates.straightThrough(Tensor.zeros(2), Tensor.zeros(3)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining(
                        "expected two tensors of one shape, got [2] float32 and [3] float32");
    }
}
