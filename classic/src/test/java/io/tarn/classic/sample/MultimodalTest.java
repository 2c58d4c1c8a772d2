package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Two modes far apart: what fails, what says so, and what does not fail.
final class MultimodalTest {
    private static final SmoothDensity TARGET = Targets.twoModes(7);
    private static final Distribution STARTS = Distribution.normal(2, 8);

    @Test
    void chainsThatAreStuckSaySo() {
        Chains stuck = NoUTurnSampler.of(TARGET).sample(STARTS, c -> c.seed(1));
        assertThat(stuck.worstRhat()).isGreaterThan(1.5);
        assertThat(stuck.rhat(1)).isLessThan(1.01);
        assertThat(stuck.warnings().getFirst()).contains("R-hat is", "do not agree");
        assertThat(stuck.summary()).contains("\n! R-hat is");
    }

    @Test
    void temperingFindsBothModes() {
        Chains chains = ParallelTempering.of(TARGET).sample(STARTS, c -> c.draws(10_000).seed(1));
        assertThat(chains.worstRhat()).isLessThan(1.01);
        Estimate mean = chains.mean(0);
        assertThat(mean.mean()).isCloseTo(0, within(3 * mean.standardError()));
        assertThat(mean.standardError()).isLessThan(0.8);
        assertThat(chains.deviation(0)).isCloseTo(Math.sqrt(50), within(0.2));
    }

    @Test
    void complainsAboutSettings() {
        assertThatThrownBy(() -> ParallelTempering.of(TARGET, c -> c.levels(1)))
                .hasMessageContaining("2 levels or more");
        assertThatThrownBy(() -> ParallelTempering.of(TARGET, c -> c.hottest(1)))
                .hasMessageContaining("a hottest temperature above 1");
    }
}
