package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.classic.sample.MonteCarlo.Places;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MonteCarloTest {
    private static final double[] LOW = {0, 1};
    private static final double[] HIGH = {2, 3};

    /// ∫ exp(x)·y over the box = (e² - 1)·4
    private static final ToDoubleFunction<double[]> F = x -> Math.exp(x[0]) * x[1];

    private static final double EXACT = (Math.exp(2) - 1) * 4;

    @ParameterizedTest
    @EnumSource(Places.class)
    void integratesOverABox(Places places) {
        Estimate found = MonteCarlo.integral(F, LOW, HIGH, c -> c.places(places).seed(4));
        assertThat(found.mean()).isCloseTo(EXACT, within(3 * found.standardError()));
        assertThat(found.interval(0.99).contains(EXACT)).isTrue();
        assertThat(found.draws()).isEqualTo(10_000);
    }

    /// In 200 seeds the interval holds the value about 190 times, whichever way the places are chosen.
    @ParameterizedTest
    @EnumSource(Places.class)
    void itsIntervalsHoldWhatTheyPromise(Places places) {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            int own = seed;
            Estimate found =
                    MonteCarlo.integral(F, LOW, HIGH, c -> c.draws(400).places(places).seed(own));
            held += found.interval(0.95).contains(EXACT) ? 1 : 0;
        }
        assertThat(held).isBetween(180, 199);
    }

    @Test
    void pairsAndSlicesLowerTheError() {
        double plain = MonteCarlo.integral(F, LOW, HIGH).standardError();
        for (Places places : new Places[] {Places.ANTITHETIC, Places.STRATIFIED}) {
            assertThat(MonteCarlo.integral(F, LOW, HIGH, c -> c.places(places)).standardError())
                    .isLessThan(0.6 * plain);
        }
    }

    @Test
    void knowsAMeanOverASource() {
        Estimate found =
                MonteCarlo.mean(x -> x[0] * x[0], Distribution.normal(1, 2), c -> c.draws(20_000));
        assertThat(found.mean()).isCloseTo(4, within(3 * found.standardError()));
        assertThat(found.standardError())
                .isCloseTo(Math.sqrt(32 / 20_000.0), within(0.002)); // Var x² = 2σ⁴
        assertThat(found.toString()).contains(" ± ");
    }

    @Test
    void complainsAboutPolesBoxesAndSettings() {
        assertThatThrownBy(() -> MonteCarlo.integral(x -> 0 / 0.0, LOW, HIGH))
                .hasMessageContaining("finite values of the function, got NaN at [");
        assertThatThrownBy(() -> MonteCarlo.integral(F, HIGH, LOW))
                .hasMessageContaining("the low one below the high one");
        assertThatThrownBy(() -> MonteCarlo.integral(F, new double[0], new double[0]))
                .hasMessageContaining("one or more dimensions");
        assertThatThrownBy(() -> MonteCarlo.integral(F, LOW, HIGH, c -> c.draws(3)))
                .hasMessageContaining("an even number of 4 or more draws, got 3");
        assertThatThrownBy(() ->
                        MonteCarlo.mean(
                                F, Distribution.normal(2, 1), c -> c.places(Places.STRATIFIED)))
                .hasMessageContaining("independent places from a source");
        assertThatThrownBy(() -> MonteCarlo.integral(F, LOW, HIGH).interval(1))
                .hasMessageContaining("a level between 0 and 1");
        assertThatThrownBy(() -> MonteCarlo.integral(x -> 1e307 * x[0], LOW, HIGH))
                .hasMessageContaining("values whose squares fit into a double");
    }
}
