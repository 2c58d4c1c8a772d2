package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GibbsTest {
    private static final double RHO = 0.7;
    private static final double REST = Math.sqrt(1 - RHO * RHO);

    private static final Gibbs PAIR =
            Gibbs.of(
                    (x, random) -> RHO * x[1] + REST * random.nextGaussian(),
                    (x, random) -> RHO * x[0] + REST * random.nextGaussian());

    @Test
    void drawsACorrelatedGaussian() {
        Chains chains = PAIR.sample(Distribution.normal(2, 3), c -> c.draws(5000).seed(2));
        assertThat(chains.worstRhat()).isLessThan(1.01);
        Estimate mean = chains.mean(0);
        assertThat(mean.mean()).isCloseTo(0, within(3 * mean.standardError()));
        assertThat(chains.deviation(1)).isCloseTo(1, within(0.03));
        double both = 0;
        for (double[][] chain : chains.draws()) {
            for (double[] x : chain) {
                both += x[0] * x[1] / 20_000;
            }
        }
        assertThat(both).isCloseTo(RHO, within(0.04));
    }

    /// One coordinate follows x' = ρ²·x + noise, so τ = (1 + ρ²) / (1 - ρ²).
    @Test
    void isWorthWhatTheoryTells() {
        Chains chains = PAIR.sample(Distribution.normal(2, 1), c -> c.draws(10_000));
        double tau = (1 + RHO * RHO) / (1 - RHO * RHO);
        assertThat(EffectiveSize.mean(chains.coordinate(0)))
                .isCloseTo(40_000 / tau, within(0.1 * 40_000 / tau));
    }

    @Test
    void complainsAboutAMissingConditionalAndABrokenOne() {
        assertThatThrownBy(() -> PAIR.sample(new double[3]))
                .hasMessageContaining("a conditional for each of 3 coordinates, got 2");
        assertThatThrownBy(() -> Gibbs.of((_, _) -> Double.NaN).sample(new double[1]))
                .hasMessageContaining("finite draws, got NaN for coordinate 0");
    }
}
