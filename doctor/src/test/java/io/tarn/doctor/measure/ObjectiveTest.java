package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.Batch;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ObjectiveTest {
    private final Linear line = seeded();
    private final Supervised task =
            new Supervised(line, MeanSquaredError.of(), Sgd.of(line.parameters()), List.of());

    private static Linear seeded() {
        Random.seed(1);
        return Linear.of(2, 1);
    }

    private static Batch batch(int size) {
        return Batch.of(Tensor.randn(size, 2), Tensor.randn(size, 1));
    }

    /// The Hessian of a mean squared error of a linear model is 2·mean([x,1][x,1]ᵀ), whatever the weights.
    @Test
    void productsAreThoseOfTheHessianOfLeastSquares() {
        Batch batch = batch(8);
        Tensor design = Tensor.cat(List.of(batch.x(), Tensor.ones(8, 1)), 1);
        Tensor hessian = design.t().matmul(design).mul(2.0 / 8);
        Tensor v = Tensor.of(new float[] {1, -2, 0.5f});

        Tensor product = Objective.of(task, List.of(batch)).product(v);

        assertThat(product.sub(hessian.matmul(v)).abs().max().item()).isLessThan(1e-5);
    }

    @Test
    void unevenBatchesCountByTheirExamples() {
        Batch first = batch(6);
        Batch second = batch(2);
        Batch both =
                Batch.of(
                        Tensor.cat(List.of(first.x(), second.x()), 0),
                        Tensor.cat(List.of(first.y(), second.y()), 0));
        Objective split = Objective.of(task, List.of(first, second));
        Objective whole = Objective.of(task, List.of(both));

        assertThat(split.value()).isCloseTo(whole.value(), within(1e-6));
        assertThat(split.gradient().sub(whole.gradient()).abs().max().item()).isLessThan(1e-6);
        assertThat(split.examples()).isEqualTo(8);
    }

    @Test
    void looksElsewhereAndStaysHere() {
        Objective objective = Objective.of(task, List.of(batch(4)));
        Tensor here = objective.point();
        double value = objective.value();

        double there = objective.valueAt(here.add(1));

        assertThat(there).isNotEqualTo(value);
        assertThat(objective.point().sameAs(here)).isTrue();
        assertThat(objective.value()).isEqualTo(value);
        assertThat(line.parameters()).allMatch(parameter -> parameter.grad().isEmpty());
    }

    @Test
    void leavesStatisticsOfNormalisationAlone() {
        var net = Sequential.of(Linear.of(2, 3), BatchNorm1d.of(3), Linear.of(3, 1));
        var normalised =
                new Supervised(net, MeanSquaredError.of(), Sgd.of(net.parameters()), List.of());
        Objective objective = Objective.of(normalised, List.of(batch(16)));
        String before = net.state().toString();

        objective.product(objective.gradient());

        assertThat(net.state()).hasToString(before);
        net.forward(Tensor.randn(16, 2));
        assertThat(net.state().toString()).as("it is in training mode again").isNotEqualTo(before);
    }

    @Test
    void rejectsAVectorOfAnotherLength() {
        Objective objective = Objective.of(task, List.of(batch(4)));

        assertThatThrownBy(() -> objective.product(Tensor.ones(7)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("3 weights");
    }
}
