package io.tarn.classic.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HoeffdingTest {
    /// 2·100·exp(-2·500·0.01) and √(ln(2·100 / 0.1) / (2·500)), by hand.
    @Test
    void hasTheNumbersOfTheFormula() {
        var bound = new Hoeffding(100);
        assertThat(bound.probability(500, 0.1)).isCloseTo(0.00908, within(1e-5));
        assertThat(bound.samples(0.1, 0.1)).isEqualTo(381); // ln(2000) / 0.02 = 380.04
        assertThat(bound.gap(500, 0.1)).isCloseTo(0.087184, within(1e-6));
        assertThat(bound.probability(10, 0.1)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1, 0.05", "100, 0.05, 0.01", "1e9, 0.01, 0.5", "7, 0.3, 0.001"})
    void solvesForEachOfTheThree(double models, double gap, double probability) {
        var bound = new Hoeffding(models);
        long n = bound.samples(gap, probability);
        assertThat(bound.probability(n, gap)).isLessThanOrEqualTo(probability);
        assertThat(bound.probability(n - 1, gap)).isGreaterThan(probability);
        assertThat(bound.gap(n, probability)).isLessThanOrEqualTo(gap);
        assertThat(bound.probability(n, bound.gap(n, probability)))
                .isCloseTo(probability, within(1e-12));
    }

    /// Sums of exact binomial probabilities.
    @ParameterizedTest
    @CsvSource({"10, 0.5, 0.2", "50, 0.5, 0.1", "50, 0.1, 0.1", "200, 0.3, 0.05"})
    void isNeverBelowTheExactProbabilityOfOneModel(int n, double loss, double gap) {
        double exact =
                IntStream.rangeClosed(0, n)
                        .filter(wrong -> Math.abs((double) wrong / n - loss) > gap)
                        .mapToDouble(wrong -> binomial(n, wrong, loss))
                        .sum();
        assertThat(exact).isPositive();
        assertThat(exact).isLessThanOrEqualTo(Hoeffding.single().probability(n, gap));
    }

    private static double binomial(int n, int k, double p) {
        double log = k * Math.log(p) + (n - k) * Math.log(1 - p);
        for (int i = 1; i <= k; i++) {
            log += Math.log((double) (n - k + i) / i);
        }
        return Math.exp(log);
    }

    /// The best of 50 coins on 100 validation examples looks better than it is, but not by more than the bound says.
    @Test
    void holdsForModelsThatAreChosenByValidation() {
        var chance = new SplittableRandom(3);
        double gap = new Hoeffding(50).gap(100, 0.1);
        int misled = 0;
        for (int trial = 0; trial < 500; trial++) {
            int best = 100;
            for (int model = 0; model < 50; model++) {
                int wrong = 0;
                for (int i = 0; i < 100; i++) {
                    wrong += chance.nextInt(2);
                }
                best = Math.min(best, wrong);
            }
            misled += 0.5 - best / 100.0 > gap ? 1 : 0;
        }
        assertThat(misled / 500.0).isLessThanOrEqualTo(0.1);
        assertThat(Hoeffding.single().gap(100, 0.1)).isLessThan(gap);
    }

    @Test
    void complainsAboutWhatCannotBe() {
        var bound = Hoeffding.single();
        assertThatThrownBy(() -> new Hoeffding(0)).hasMessageContaining("1 model or more");
        assertThatThrownBy(() -> new Hoeffding(Double.POSITIVE_INFINITY))
                .hasMessageContaining("finitely many, got Infinity");
        assertThatThrownBy(() -> bound.samples(0, 0.1))
                .hasMessageContaining("a gap of 1.0E-6 or more, got 0.0");
        assertThatThrownBy(() -> bound.samples(0.1, 1))
                .hasMessageContaining("a probability between 0 and 1, got 1.0");
        assertThatThrownBy(() -> bound.gap(0, 0.1))
                .hasMessageContaining("1 example or more, got 0");
        assertThatThrownBy(() -> bound.gap(Long.MAX_VALUE, 0.1))
                .hasMessageContaining("1e18 examples at most");
    }

    @Test
    void doesNotRunOver() {
        assertThat(new Hoeffding(1e308).probability(1_000_000, 0.1)).isBetween(0.0, 1e-300);
        assertThat(new Hoeffding(1e308).gap(1_000_000_000_000_000_000L, 1e-300))
                .isBetween(1e-9, 1e-7);
        assertThat(Hoeffding.single().samples(1e9, 0.1)).isOne();
    }
}
