package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class BatchRenormTest extends NetContract {
    @Override
    protected Layer layer() {
        return BatchRenorm.of(3);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(4, 3, 5);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(4, 3, 5);
    }

    /// The paper's formula for one channel, number by number.
    private static double[] byHand(double[] x, double mean, double std, double rMax, double dMax) {
        double batchMean = 0;
        for (double value : x) {
            batchMean += value / x.length;
        }
        double variance = 0;
        for (double value : x) {
            variance += (value - batchMean) * (value - batchMean) / x.length;
        }
        double batchStd = Math.sqrt(variance + 1e-5);
        double r = Math.clamp(batchStd / std, 1 / rMax, rMax);
        double d = Math.clamp((batchMean - mean) / std, -dMax, dMax);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (x[i] - batchMean) / batchStd * r + d;
        }
        return y;
    }

    private static BatchRenorm renorm(double mean, double std, double rMax, double dMax) {
        BatchRenorm layer =
                BatchRenorm.of(1, c -> c.limits(rMax, dMax).schedule(0, 0, 0).momentum(0.1));
        layer.namedBuffers().get("running_mean").set(Tensor.of(mean));
        layer.namedBuffers().get("running_std").set(Tensor.of(std));
        return layer;
    }

    @Test
    void followsThePapersFormula() {
        double[] x = {1, 2, -1, 4, 0.5, 3};
        Tensor input = Tensor.of(x, 6, 1).toFloat();
        double[][] settings = {{0.5, 1.5, 3, 5}, {0.5, 1.5, 1.05, 0.1}, {-4, 0.2, 3, 5}};
        for (double[] s : settings) {
            double[] y = renorm(s[0], s[1], s[2], s[3]).forward(input).toDoubleArray();
            assertThat(y).containsExactly(byHand(x, s[0], s[1], s[2], s[3]), within(1e-5));
        }
    }

    @Test
    void agreesWithEvalModeWhileTheLimitsDoNotBind() {
        Tensor x = Tensor.randn(8, 1).mul(1.5).add(0.3);
        BatchRenorm training = renorm(0.1, 1.2, 100, 100);
        BatchRenorm evaluating = renorm(0.1, 1.2, 100, 100);
        evaluating.eval();
        assertThat(training.forward(x).toDoubleArray())
                .containsExactly(evaluating.forward(x).toDoubleArray(), within(1e-5));
    }

    @Test
    void isBatchNormalisationDuringTheWarmUp() {
        Tensor x = Tensor.randn(4, 3, 5).mul(2).add(1);
        assertThat(BatchRenorm.of(3).forward(x).toDoubleArray())
                .containsExactly(BatchNorm1d.of(3).forward(x).toDoubleArray(), within(1e-5));
    }

    @Test
    void growsItsLimitsInAStraightLine() {
        BatchRenorm layer = BatchRenorm.of(1, c -> c.limits(3, 4).schedule(10, 30, 20).momentum(0));
        layer.namedBuffers().get("running_std").set(Tensor.of(1e-3));
        layer.namedBuffers().get("running_mean").set(Tensor.of(-1e3));
        double[] x = {-1, 1};
        double std = Math.sqrt(1 + 1e-5);
        for (int step = 0; step <= 40; step++) {
            double r = 1 + 2 * Math.clamp((step - 10) / 20.0, 0, 1);
            double d = 4 * Math.clamp((step - 10) / 10.0, 0, 1);
            double[] y = layer.forward(Tensor.of(x, 2, 1).toFloat()).toDoubleArray();
            assertThat(y)
                    .as("step %d", step)
                    .containsExactly(new double[] {-r / std + d, r / std + d}, within(1e-4));
        }
    }

    @Test
    void movesItsStatisticsTowardsTheBatch() {
        BatchRenorm layer = renorm(1, 2, 3, 5);
        layer.forward(Tensor.of(new float[] {3, 7}, 2, 1));
        // μ = 1 + 0.1·(5 - 1), σ = 2 + 0.1·(2 - 2)
        assertThat(layer.namedBuffers().get("running_mean").value().item())
                .isCloseTo(1.4, within(1e-5));
        assertThat(layer.namedBuffers().get("running_std").value().item())
                .isCloseTo(2, within(1e-5));
        assertThat(layer.namedBuffers().get("steps").value().itemLong()).isEqualTo(1);
    }
}
