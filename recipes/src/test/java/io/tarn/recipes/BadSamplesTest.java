package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BadSamplesTest {
    private static final EdgePopulation FOUR =
            new EdgePopulation(
                    new double[] {40, 90, 120, 200}, new boolean[] {false, true, false, true});

    @Test
    void countsStepsInBothDirections() {
        Tensor bar = Tensor.of(new double[] {0, 1, 0, 0, 1, 0}, 1, 1, 2, 3);
        assertThat(EdgePopulation.edges(bar).toDoubleArray()).containsExactly(4);
        Tensor dot = Tensor.of(new double[] {0, 0, 0, 0, 1, 0, 0, 0, 0}, 1, 1, 3, 3);
        assertThat(EdgePopulation.edges(dot).toDoubleArray()).containsExactly(4);
    }

    /// θ = 50, 100, 150, 200: one wrong, two, one, two, for 200 > 200 does not hold.
    @Test
    void countsThePicturesThatAThresholdGetsWrong() {
        var thresholds = new Thresholds(FOUR, 4);
        assertThat(thresholds.thetas()).containsExactly(50, 100, 150, 200);
        assertThat(thresholds.losses()).containsExactly(0.25, 0.5, 0.25, 0.5);
        assertThat(Thresholds.best(thresholds.losses())).isZero();
        double[] train = thresholds.losses(new int[] {1, 1, 3, 0});
        assertThat(train).containsExactly(0, 0.5, 0.5, 0.75);
        assertThat(thresholds.gap(train)).isEqualTo(0.25);
    }

    /// The exact probability that of n draws, of which a quarter are wrong, the share of wrong ones is off by more than 0.1.
    @Test
    void countsAsOftenAsTheBinomialDistributionSays() {
        var single = new Thresholds(FOUR, 1); // θ = 125: one in four is wrong
        int n = 20;
        double exact =
                IntStream.rangeClosed(0, n)
                        .filter(wrong -> Math.abs(wrong / 20.0 - 0.25) > 0.1)
                        .mapToDouble(wrong -> binomial(n, wrong))
                        .sum();
        var counted = BadSamples.counted(single, FOUR.size(), n, 20_000, 1);
        assertThat(counted.frequency()[1]).isCloseTo(exact, within(0.01));
        assertThat(counted.train()).isCloseTo(0.25, within(0.01));
        assertThat(counted.all()).isCloseTo(0.25, within(1e-9));
    }

    private static double binomial(int n, int k) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways *= (double) (n - k + i) / i;
        }
        return ways * Math.pow(0.25, k) * Math.pow(0.75, n - k);
    }

    @Test
    void neverFindsMoreBadTrainingSetsThanTheBound(@TempDir Path folder) {
        var recipe = new BadSamples();
        var outcome = recipe.run(new Kitchen(folder, 1, 0.05, _ -> Answer.GO_ON));
        assertThat(recipe.target().isMet(outcome.value())).isTrue();
        assertThat(outcome.value()).isPositive();
        assertThat(outcome.page().html())
                .contains("What the bounds promise", "Loss of the chosen model", "10,000 models");
    }
}
