package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.NativeRuntime;
import org.junit.jupiter.api.Test;

final class NoUTurnSamplerTest {
    /// Ten coordinates with deviations from 1 to 1000.
    private static final SmoothDensity SCALES =
            (x, slope) -> {
                double sum = 0;
                for (int i = 0; i < x.length; i++) {
                    double sigma = Math.pow(10, i / 3.0);
                    slope[i] = -x[i] / (sigma * sigma);
                    sum += x[i] * slope[i] / 2;
                }
                return sum;
            };

    /// Neal's: x₀ ~ N(0, 3²), x₁ | x₀ ~ N(0, exp(x₀)).
    private static final SmoothDensity FUNNEL =
            (x, slope) -> {
                double square = x[1] == 0 ? 0 : x[1] * x[1] * Math.exp(-x[0]);
                slope[0] = -x[0] / 9 - 0.5 + square / 2;
                slope[1] = x[1] == 0 ? 0 : -square / x[1];
                return -x[0] * x[0] / 18 - x[0] / 2 - square / 2;
            };

    @Test
    void learnsTheScalesOfTheCoordinates() {
        Chains chains =
                NoUTurnSampler.of(SCALES).sample(Distribution.normal(10, 1), c -> c.seed(3));
        assertThat(chains.worstRhat()).isLessThan(1.01);
        assertThat(chains.deviation(9)).isCloseTo(1000, within(60.0));
        assertThat(chains.evaluations()).isLessThan(4 * 1000 * 32); // 1000 steps long without it
    }

    @Test
    void countsDivergencesInAFunnel() {
        Chains chains = NoUTurnSampler.of(FUNNEL).sample(Distribution.normal(2, 1), c -> c.seed(1));
        assertThat(chains.divergences()).isPositive();
        assertThat(chains.warnings()).anyMatch(text -> text.contains("draws diverged"));
    }

    @Test
    void hasNoDivergencesOnAGaussian() {
        Chains chains = NoUTurnSampler.of(Targets.gaussian(0.5)).sample(Distribution.normal(2, 1));
        assertThat(chains.divergences()).isZero();
        assertThat(chains.warnings()).isEmpty();
    }

    @Test
    void drawsFromATensorExpressionTheSameAsByHand() {
        SmoothDensity byHand =
                (x, slope) -> {
                    slope[0] = 4 - Math.exp(x[0]);
                    return 4 * x[0] - Math.exp(x[0]);
                };
        SmoothDensity byAutograd = LogDensity.ofTensor(x -> x.mul(4).sub(x.exp()).sum());
        double[] start = {1};
        Chains one = NoUTurnSampler.of(byHand).sample(start, c -> c.chains(2).warmUp(20).draws(10));
        long before = NativeRuntime.liveTensors();
        Chains two =
                NoUTurnSampler.of(byAutograd).sample(start, c -> c.chains(2).warmUp(20).draws(10));
        assertThat(NativeRuntime.liveTensors()).isEqualTo(before);
        assertThat(two.draws()[1][9][0]).isCloseTo(one.draws()[1][9][0], within(1e-6));
        assertThat(byAutograd.at(start)).isCloseTo(byHand.at(start), within(1e-12));
    }

    @Test
    void complainsAboutBadGradientsValuesAndSettings() {
        SmoothDensity broken =
                (_, slope) -> {
                    slope[0] = Double.NaN;
                    return 0;
                };
        assertThatThrownBy(() -> NoUTurnSampler.of(broken).sample(new double[1]))
                .hasMessageContaining("a finite gradient where the log density is finite");
        SmoothDensity many = LogDensity.ofTensor(x -> x);
        assertThatThrownBy(() -> many.at(new double[2]))
                .hasMessageContaining("one value for one place, got values of shape");
        assertThatThrownBy(() -> NoUTurnSampler.of(FUNNEL, c -> c.depth(0)))
                .hasMessageContaining("a depth from 1 to 20");
        assertThatThrownBy(() -> HamiltonianMonteCarlo.of(FUNNEL, c -> c.steps(0)))
                .hasMessageContaining("one leapfrog step or more");
    }
}
