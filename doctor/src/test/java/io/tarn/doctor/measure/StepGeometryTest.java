package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.StepGeometry.Fit;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Adam;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Oracle: f(t) = c·(t - t*)², where α = 1/t* - 1; and least squares with x = 1, where the curvature is 2.
final class StepGeometryTest {
    private final Linear line = Linear.of(1, 1, c -> c.noBias());

    private static Fit parabola(double minimum, double bend) {
        return new Fit(
                bend * minimum * minimum,
                bend * (1 - minimum) * (1 - minimum),
                -2 * bend * minimum,
                2 * bend * (1 - minimum));
    }

    private StepGeometry steps(double rate, int count) {
        line.parameters().getFirst().set(Tensor.ones(1, 1).mul(5));
        var task =
                new Supervised(
                        line,
                        MeanSquaredError.of(),
                        Sgd.of(line.parameters(), c -> c.learningRate(rate)),
                        List.of());
        Batch batch = Batch.of(Tensor.ones(4, 1), Tensor.zeros(4, 1));
        return StepGeometry.of(task, List.of(batch), c -> c.steps(count));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.5, 1, 4, 100})
    void alphaOfAParabolaIsTheWayBeyondItsMinimum(double minimum) {
        assertThat(parabola(minimum, 3).alpha()).isCloseTo(1 / minimum - 1, within(1e-9));
    }

    /// L = w², so a step of rate η goes from w to (1 - 2η)·w: 2η of the way to the minimum.
    @ParameterizedTest
    @ValueSource(doubles = {0.0005, 0.25, 0.45, 0.75, 1.2})
    void onePlusAlphaIsRateTimesCurvatureOfGradientDescent(double rate) {
        StepGeometry geometry = steps(rate, 3);

        assertThat(geometry.alpha()).isCloseTo(2 * rate - 1, within(1e-3));
        assertThat(geometry.alphaOfWhole()).isCloseTo(2 * rate - 1, within(1e-3));
        assertThat(geometry.rateTimesCurvature()).isCloseTo(2 * rate, within(2e-3 + 0.01 * rate));
        assertThat(geometry.relative()).isCloseTo(2 * rate, within(1e-3));
    }

    @Test
    void downhillOnAHillIsNoProgressAndUphillIsEndless() {
        assertThat(new Fit(0, -3, -2, -4).alpha()).isEqualTo(-1);
        assertThat(new Fit(1, 4, 2, 4).alpha()).isInfinite();
        assertThat(new Fit(1, 4, 2, 4).isUphill()).isTrue();
        assertThat(new Fit(1, Double.NaN, -2, Double.NaN).alpha()).isInfinite();
    }

    /// Steps against the gradient of a single noisy example look right to it, and too long to all of them.
    @Test
    void noiseMakesStepsTooLongForAllBatches() {
        Random random = Random.of(1);
        List<Batch> batches =
                random.normal(20, 1, 1).unbind(0).stream()
                        .map(y -> Batch.of(Tensor.ones(1, 1), y))
                        .toList();
        line.parameters().getFirst().set(Tensor.zeros(1, 1));
        var task =
                new Supervised(
                        line,
                        MeanSquaredError.of(),
                        Sgd.of(line.parameters(), c -> c.learningRate(0.4)),
                        List.of());

        StepGeometry geometry = StepGeometry.of(task, batches, c -> c.steps(20));

        assertThat(geometry.alpha()).isCloseTo(-0.2, within(1e-2));
        assertThat(geometry.alphaOfWhole()).isGreaterThan(0.5);
        assertThat(geometry.chart().svg(400, 300)).contains("<svg");
    }

    @Test
    void leavesEverythingAsItWas() {
        Random.seed(3);
        var net =
                Sequential.of(Linear.of(2, 8), BatchNorm1d.of(8), Dropout.of(0.5), Linear.of(8, 1));
        var adam = Adam.of(net.parameters());
        var task = new Supervised(net, MeanSquaredError.of(), adam, List.of());
        Batch batch = Batch.of(Tensor.randn(16, 2), Tensor.randn(16, 1));
        task.step(batch, (loss, optimizer) -> optimizer.step(loss));
        net.eval();
        String state = net.state() + " " + adam.state();
        String gradients = gradients(net);
        Tensor random = Random.global().state();

        StepGeometry geometry = StepGeometry.of(task, List.of(batch), c -> c.steps(5));

        assertThat(net.state() + " " + adam.state()).isEqualTo(state);
        assertThat(gradients(net)).isEqualTo(gradients);
        assertThat(Random.global().state().sameAs(random)).isTrue();
        Tensor x = batch.x();
        assertThat(net.forward(x).sameAs(net.forward(x))).as("evaluation mode").isTrue();
        assertThat(geometry.steps()).hasSize(5).allMatch(step -> !step.own().isUphill());
    }

    private static String gradients(Sequential net) {
        return net.parameters().stream().map(p -> p.grad().orElseThrow().toString()).toList() + "";
    }

    @Test
    void rejectsNoBatches() {
        var task =
                new Supervised(line, MeanSquaredError.of(), Sgd.of(line.parameters()), List.of());

        assertThatThrownBy(() -> StepGeometry.of(task, List.of()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("1 batch or more");
    }
}
