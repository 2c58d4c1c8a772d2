package io.tarn.optim;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LossScaleTest {
    private final Parameter weight = Parameter.of(Tensor.of(1.0, 2));
    private final Parameter half = Parameter.of(Tensor.of(1.0, 2).to(DType.FLOAT16));
    private final Adam optimizer = Adam.of(List.of(weight, half), c -> c.learningRate(0.1));
    private final LossScale scale = LossScale.dynamic(c -> c.initial(1024).interval(2));

    private void backward(double factor) {
        optimizer.zeroGrad();
        Tensor loss = weight.value().sum().add(half.value().sum().to(DType.FLOAT32));
        scale.of(loss.mul(factor)).backward();
    }

    private double[] state(String name) {
        return requireNonNull(optimizer.state().get(name), name).toDoubleArray();
    }

    @Test
    void stepsWithTheGradientsOfTheUnscaledLoss() {
        backward(0.5);
        assertThat(weight.grad().orElseThrow().toDoubleArray()).containsExactly(512, 512);
        scale.unscale(optimizer);
        scale.unscale(optimizer); // once is enough
        assertThat(weight.grad().orElseThrow().toDoubleArray()).containsExactly(0.5, 0.5);
        assertThat(half.grad().orElseThrow().toDoubleArray()).containsExactly(0.5, 0.5);
        assertThat(scale.step(optimizer)).isTrue();
        assertThat(weight.value().toDoubleArray())
                .containsExactly(new double[] {0.9, 1.9}, within(1e-5));
    }

    @Test
    void leavesAStepOutWhenAHalfPrecisionGradientOverflows() {
        backward(1);
        scale.step(optimizer);
        double[] moment = state("0.exp_avg");
        double[] weights = weight.value().toDoubleArray();
        double[] halves = half.value().toDoubleArray();
        backward(100); // 102,400 is infinite in float16, and well in float32
        assertThat(half.grad().orElseThrow().toDoubleArray()).contains(Double.POSITIVE_INFINITY);
        assertThat(scale.step(optimizer)).isFalse();
        assertThat(weight.value().toDoubleArray()).isEqualTo(weights);
        assertThat(half.value().toDoubleArray()).isEqualTo(halves);
        assertThat(state("0.exp_avg")).isEqualTo(moment);
        assertThat(state("0.step")).containsExactly(1);
        assertThat(scale.value()).isEqualTo(512);
    }

    @Test
    void leavesAStepOutWhenAGradientIsNaN() {
        backward(Double.NaN);
        assertThat(scale.step(optimizer)).isFalse();
        assertThat(weight.value().toDoubleArray()).containsExactly(1, 2);
    }

    @Test
    void growsAfterGoodStepsInARow() {
        for (double factor : new double[] {1, Double.NaN, 1, 1}) {
            backward(factor);
            scale.step(optimizer);
        }
        assertThat(scale.value()).isEqualTo(1024);
    }

    @Test
    void resumes() {
        backward(1);
        scale.step(optimizer);
        LossScale twin = LossScale.dynamic(c -> c.interval(2));
        twin.load(scale.state());
        backward(1);
        twin.step(optimizer);
        assertThat(twin.value()).isEqualTo(2048);
    }

    @Test
    void aFixedScaleStays() {
        LossScale fixed = LossScale.fixed(8);
        backward(Double.NaN);
        assertThat(fixed.step(optimizer)).isFalse();
        assertThat(fixed.value()).isEqualTo(8);
    }

    @Test
    void clipsBetweenUnscalingAndStepping() {
        backward(3);
        scale.unscale(optimizer);
        double norm = Clip.norm(List.of(weight), 1).item();
        assertThat(norm).isCloseTo(3 * Math.sqrt(2), within(1e-5));
        assertThat(scale.step(optimizer)).isTrue();
    }
}
