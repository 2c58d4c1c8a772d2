package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AverageTest {
    private final Linear net = Linear.of(1, 1, c -> c.noBias());

    private void become(double value) {
        net.weight().set(Tensor.full(Shape.of(1, 1), value, DType.FLOAT32));
    }

    private double weight() {
        return net.weight().value().item();
    }

    @Test
    void movesExponentially() {
        Average average = Average.exponential(net, 0.9);
        for (double value : new double[] {1, 2, 4}) {
            become(value);
            average.update();
        }
        try (var applied = average.apply()) {
            // a₁ = 1, a₂ = 0.9·1 + 0.1·2, a₃ = 0.9·a₂ + 0.1·4
            assertThat(weight()).isCloseTo(0.9 * 1.1 + 0.4, within(1e-6));
        }
        assertThat(weight()).isEqualTo(4);
    }

    @Test
    void givesEveryUpdateTheSameWeight() {
        Average average = Average.equal(net);
        for (double value : new double[] {1, 2, 6}) {
            become(value);
            average.update();
        }
        average.adopt();
        assertThat(weight()).isCloseTo(3, within(1e-6));
        assertThat(average.updates()).isEqualTo(3);
        assertThat(net.weight().isTrainable()).isTrue();
    }

    @Test
    void continuesFromASavedState() {
        become(1);
        Average average = Average.equal(net);
        average.update();
        Average other = Average.equal(net);
        other.load(average.state(), average.updates());
        become(3);
        other.update();
        other.adopt();
        assertThat(weight()).isCloseTo(2, within(1e-6));
        assertThatThrownBy(() -> other.load(java.util.Map.of(), 1))
                .isInstanceOf(TensorException.class);
    }

    @Test
    void averagesFloatingPointBuffersAndCopiesCounts() {
        BatchNorm1d norm = BatchNorm1d.of(1);
        Average average = Average.equal(norm);
        for (double value : new double[] {2, 4}) {
            norm.runningMean().orElseThrow().set(Tensor.full(Shape.of(1), value, DType.FLOAT32));
            norm.namedBuffers().get("num_batches_tracked").value().fill_(value);
            average.update();
        }
        assertThat(average.state().get("running_mean").item()).isEqualTo(3);
        assertThat(average.state().get("num_batches_tracked").itemLong()).isEqualTo(4);
    }

    @Test
    void recalibratesToTheMeanStatisticsOfTheBatches() {
        Sequential layers = Sequential.of(BatchNorm1d.of(2), Dropout.of(0.5));
        List<Tensor> batches =
                List.of(Tensor.randn(6, 2).add(3), Tensor.randn(6, 2).mul(4), Tensor.randn(6, 2));
        layers.eval();
        Recalibrate.batchNorm(layers, batches);
        BatchNorm1d norm = (BatchNorm1d) layers.get(0);
        Tensor means = Tensor.stack(batches.stream().map(b -> b.mean(0)).toList(), 0).mean(0);
        Tensor variances = Tensor.stack(batches.stream().map(b -> b.var(0)).toList(), 0).mean(0);
        assertThat(norm.runningMean().orElseThrow().value().allClose(means, 1e-4, 1e-5)).isTrue();
        assertThat(norm.runningVar().orElseThrow().value().allClose(variances, 1e-4, 1e-5))
                .isTrue();
        assertThat(norm.namedBuffers().get("num_batches_tracked").value().itemLong()).isEqualTo(3);
        assertThat(layers.forward(batches.getFirst()).sameAs(layers.forward(batches.getFirst())))
                .isTrue(); // eval mode
    }

    @Test
    void rejectsADecayThatForgetsNothing() {
        assertThatThrownBy(() -> Average.exponential(net, 1))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Average.exponential: expected a decay from 0 to below 1, got 1.0; 0.999 is common");
        assertThatThrownBy(() -> Recalibrate.batchNorm(Sequential.of(), List.of()))
                .hasMessageContaining("one batch");
    }
}
