package io.tarn.doctor.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private final SplittableRandom chance = new SplittableRandom(4);

    private double[] errors(int count, double mean) {
        return chance.doubles(count).map(u -> mean * 2 * u).toArray();
    }

    @Test
    void chanceAloneIsSeldomBetter() {
        int alarms = 0;
        for (int round = 0; round < 1000; round++) {
            alarms += Comparison.of(errors(200, 0.3), errors(200, 0.3)).isBetter() ? 1 : 0;
        }
        assertThat(alarms).as("of 1000, at 3 standard errors").isLessThanOrEqualTo(6);
    }

    @Test
    void comparesExampleByExample() {
        double[] before = errors(200, 0.3);
        double[] after = before.clone();
        for (int i = 0; i < after.length; i++) {
            after[i] -= 0.01 * chance.nextDouble();
        }
        assertThat(Comparison.of(before, after).isBetter())
                .as("a small gain on nearly every example")
                .isTrue();
        assertThat(Comparison.of(before, errors(200, 0.295)).isBetter())
                .as("a gain as small on other examples")
                .isFalse();
    }

    @Test
    void comparesOtherExamplesToo() {
        Comparison comparison = Comparison.of(errors(300, 0.5), errors(200, 0.1));

        assertThat(comparison.isBetter()).isTrue();
        assertThat(comparison.gain()).isCloseTo(0.4, within(0.05));
    }

    @Test
    void whatIsNoNumberIsWorseThanAnything() {
        Comparison comparison =
                Comparison.of(new double[] {Double.NaN, Double.NaN, 1e30}, new double[] {1, 1, 1});

        assertThat(comparison.before()).isEqualTo(10);
        assertThat(comparison.isBetter()).isTrue();
    }

    @Test
    void equalErrorsAreNeitherBetterNorWorse() {
        double[] errors = errors(50, 0.2);

        assertThat(Comparison.of(errors, errors).isBetter()).isFalse();
        assertThat(Comparison.of(errors, errors).isWorse()).isFalse();
    }
}
