package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// [RejectionSampler] and [ImportanceSampler].
final class WeighingTest {
    /// A beta density, 12·x²·(1 - x): mean 3/5, at most 16/9.
    private static final LogDensity BETA =
            x ->
                    x[0] <= 0 || x[0] >= 1
                            ? Double.NEGATIVE_INFINITY
                            : Math.log(12 * x[0] * x[0] * (1 - x[0]));

    private static final Distribution UNIT =
            Distribution.uniform(new double[] {0}, new double[] {1});

    /// exp(-x²/2), whose integral is √2π.
    private static final LogDensity NORMAL = x -> -x[0] * x[0] / 2;

    @Test
    void rejectionDrawsTheTarget() {
        var accepted = RejectionSampler.of(BETA, UNIT, 16.0 / 9).draw(20_000, 1);
        double[] x = Arrays.stream(accepted.places()).mapToDouble(place -> place[0]).toArray();
        assertThat(Moments.mean(x)).isCloseTo(0.6, within(3 * 0.2 / Math.sqrt(20_000)));
        assertThat(Moments.variance(x)).isCloseTo(0.04, within(0.002));
        assertThat(accepted.acceptance()).isCloseTo(9.0 / 16, within(0.01));
    }

    @Test
    void rejectionNoticesAnEnvelopeThatIsTooLow() {
        assertThatThrownBy(() -> RejectionSampler.of(BETA, UNIT, 1.5).draw(1000, 1))
                .hasMessageContaining("expected p(x) ≤ M·q(x) everywhere, got p(x)/q(x) = 1.")
                .hasMessageContaining("with M = 1.5")
                .hasMessageContaining("take a larger M");
    }

    @Test
    void rejectionComplainsWhereNothingIsKept() {
        LogDensity elsewhere = x -> x[0] > 2 ? 0 : Double.NEGATIVE_INFINITY;
        assertThatThrownBy(() -> RejectionSampler.of(elsewhere, UNIT, 1).draw(1, 1))
                .hasMessageContaining("0 kept of 1,000,000");
        assertThatThrownBy(() -> RejectionSampler.of(BETA, UNIT, 0))
                .hasMessageContaining("a constant above 0");
        assertThatThrownBy(() -> RejectionSampler.of(_ -> Double.NaN, UNIT, 1).draw(1, 1))
                .hasMessageContaining("a number or -Infinity, got NaN");
        assertThatThrownBy(() -> RejectionSampler.of(BETA, UNIT, 2).draw(0, 1))
                .hasMessageContaining("one draw or more");
    }

    @Test
    void importanceKnowsMeansAndTheIntegral() {
        var draws = ImportanceSampler.draw(NORMAL, Distribution.normal(1, 2), 20_000, 3);
        Estimate square = draws.mean(x -> x[0] * x[0]);
        assertThat(square.mean()).isCloseTo(1, within(3 * square.standardError()));
        assertThat(square.standardError()).isLessThan(0.02);
        assertThat(draws.logIntegral()).isCloseTo(Math.log(2 * Math.PI) / 2, within(0.02));
        assertThat(draws.warning()).isEmpty();
    }

    /// For N(0, 1) under N(0, σ²): E[w]² / E[w²] = √(2σ² - 1) / σ²
    @Test
    void importanceIsWorthWhatTheoryTells() {
        var draws = ImportanceSampler.draw(NORMAL, Distribution.normal(1, 3), 50_000, 3);
        assertThat(draws.effectiveSize() / 50_000).isCloseTo(Math.sqrt(17) / 9, within(0.01));
    }

    @Test
    void importanceWarnsWhereFewDrawsCarryAll() {
        Distribution far = Distribution.normal(new double[] {6}, new double[] {1});
        var draws = ImportanceSampler.draw(NORMAL, far, 1000, 3);
        assertThat(draws.effectiveSize()).isLessThan(50);
        assertThat(draws.warning().orElseThrow()).contains("1,000 draws are worth");
    }

    @Test
    void importanceComplainsWhereNoDrawHits() {
        LogDensity elsewhere = x -> x[0] > 2 ? 0 : Double.NEGATIVE_INFINITY;
        assertThatThrownBy(() -> ImportanceSampler.draw(elsewhere, UNIT, 100, 1))
                .hasMessageContaining("draws where the target is above 0, got none among 100");
        assertThatThrownBy(() -> ImportanceSampler.draw(BETA, UNIT, 1, 1))
                .hasMessageContaining("two draws or more");
        assertThatThrownBy(() -> Distribution.normal(2, 0))
                .hasMessageContaining("deviations above 0");
        assertThatThrownBy(() -> Distribution.normal(0, 1))
                .hasMessageContaining("one or more dimensions");
        assertThatThrownBy(() -> Distribution.normal(-1, 1))
                .hasMessageContaining("one or more dimensions");
    }

    @Test
    void drawsNeedWeightsThatAreNumbers() {
        double[][] places = {{1}, {2}};
        assertThatThrownBy(() -> new WeightedDraws(places, new double[] {0}))
                .hasMessageContaining("2 draws, 1 weights");
        assertThatThrownBy(() -> new WeightedDraws(places, new double[] {0, Double.NaN}))
                .hasMessageContaining("e^NaN");
        assertThatThrownBy(() -> new WeightedDraws(new double[0][], new double[0]))
                .hasMessageContaining("0 draws");
        var draws = new WeightedDraws(places, new double[] {0, -1});
        assertThatThrownBy(() -> draws.mean(x -> Double.NaN)).hasMessageContaining("look for NaN");
    }
}
