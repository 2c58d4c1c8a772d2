package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NormalisationTest {
    private static final double EPSILON = 1e-3;

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    /// (x - μ) / √(σ² + ε) over some dimensions.
    private static Tensor normalised(Tensor x, long... dimensions) {
        Tensor centred = x.sub(x.meanKeep(dimensions));
        return centred.div(centred.square().meanKeep(dimensions).add(EPSILON).sqrt());
    }

    private static void same(Tensor actual, Tensor expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toDoubleArray()).containsExactly(expected.toDoubleArray(), within(1e-9));
    }

    @Test
    void batchNormFollowsItsFormulaAndItsStatistics() {
        Tensor x = Tensor.randn(4, 3, 5).toDouble();
        Tensor gamma = Tensor.randn(3).toDouble();
        Tensor beta = Tensor.randn(3).toDouble();
        Tensor mean = Tensor.ones(3).toDouble();
        Tensor variance = Tensor.ones(3).toDouble();
        Tensor y =
                x.batchNorm(
                        Optional.of(gamma),
                        Optional.of(beta),
                        Optional.of(new RunningMoments(mean, variance)),
                        0.25,
                        EPSILON);
        same(y, normalised(x, 0, 2).mul(gamma.reshape(1, 3, 1)).add(beta.reshape(1, 3, 1)));
        // the running variance takes the unbiased one: divided by n - 1
        Tensor unbiased = x.sub(x.meanKeep(0, 2)).square().sum(0L, 2).div(19);
        same(mean, x.mean(0L, 2).mul(0.25).add(0.75));
        same(variance, unbiased.mul(0.25).add(0.75));
    }

    @Test
    void batchNormWithFixedStatisticsUsesThem() {
        Tensor x = Tensor.randn(4, 2).toDouble();
        RunningMoments running =
                new RunningMoments(
                        Tensor.of(new double[] {1, -1}), Tensor.of(new double[] {4, 0.25}));
        Tensor y = x.batchNormFixed(Optional.empty(), Optional.empty(), running, 0);
        same(y, x.sub(running.mean()).div(running.variance().sqrt()));
        assertThat(running.mean().toDoubleArray()).containsExactly(1, -1);
    }

    @Test
    void theOthersFollowTheirFormulas() {
        Tensor x = Tensor.randn(2, 4, 3, 5).toDouble();
        Optional<Tensor> none = Optional.empty();
        Tensor gamma = Tensor.randn(3, 5).toDouble();
        same(x.layerNorm(Shape.of(3, 5), none, none, EPSILON), normalised(x, 2, 3));
        same(
                x.layerNorm(Shape.of(3, 5), Optional.of(gamma), none, EPSILON),
                normalised(x, 2, 3).mul(gamma));
        same(x.instanceNorm(none, none, EPSILON), normalised(x, 2, 3));
        same(
                x.groupNorm(2, none, none, EPSILON),
                normalised(x.reshape(2, 2, 2, 3, 5), 2, 3, 4).reshape(2, 4, 3, 5));
        same(
                x.rmsNorm(Shape.of(5), none, EPSILON),
                x.div(x.square().meanKeep(3).add(EPSILON).sqrt()));
    }

    @Test
    void dropoutKeepsTheMean() {
        Tensor y = Tensor.ones(200, 500).dropout(0.2);
        assertThat(y.eq(0).toDouble().mean().item()).isCloseTo(0.2, within(0.007));
        assertThat(y.max().item()).isCloseTo(1.25, within(1e-6));
        assertThat(y.mean().item()).isCloseTo(1, within(0.009));
    }

    @Test
    void featureDropoutTakesWholeChannels() {
        Tensor y = Tensor.ones(50, 40, 7).featureDropout(0.5);
        assertThat(y.min(2L).toFloatArray()).isEqualTo(y.max(2L).toFloatArray()).contains(0f, 2f);
    }

    @Test
    void alphaDropoutKeepsMeanAndVariance() {
        Tensor y = Tensor.randn(300, 400).alphaDropout(0.3);
        assertThat(y.mean().item()).isCloseTo(0, within(0.02));
        assertThat(y.square().mean().item()).isCloseTo(1, within(0.02));
        Tensor z = Tensor.randn(300, 400, 3).featureAlphaDropout(0.3);
        assertThat(z.mean().item()).isCloseTo(0, within(0.03));
    }
}
