package io.tarn.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Contestants whose mistakes are known.
final class BlendTest {
    private static final int ROWS = 400;
    private static final Problem PROBLEM = new Problem(TaskKind.REGRESSION, 1, 1);
    private static final List<Fold> FOLDS = folds();

    private static List<Fold> folds() {
        float[][] x = new float[ROWS][1];
        Examples zeros = new Examples(Inputs.of(x, x, false), new double[ROWS]);
        return List.of(new Fold(zeros, zeros, IntStream.range(0, ROWS).toArray()));
    }

    /// Its predictions of 0 are off by chance.
    private static Contestant off(double deviation, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] predictions = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            predictions[i] = new double[] {deviation * chance.nextGaussian()};
        }
        List<double[][]> validation = List.<double[][]>of(predictions);
        double loss = CrossValidation.loss(PROBLEM, FOLDS, validation);
        double[] none = {};
        Trial trial = new Trial(Map.of(), validation, loss, loss, 1, none, none);
        Score score = new Score("R²", 0, 0, 0, true);
        Candidate candidate =
                new Candidate("", "", Map.of(), 1, score, loss, loss, List.of(), List.of(), 0);
        return new Contestant(new LinearRegression(TaskKind.REGRESSION), trial, candidate, loss);
    }

    @Test
    void theEvenOneIsThePlainMeanOfThoseThatChanceCannotTellApart() {
        Contestant one = off(1, 1);
        Contestant other = off(1, 2);
        Blend blend = Blend.even(PROBLEM, FOLDS, List.of(one, off(3, 3), other));
        assertThat(blend.members()).containsExactly(one, other);
        assertThat(blend.weights()).containsExactly(0.5, 0.5);
        // the mean of two independent errors of variance 1 has variance 1/2
        Trial trial = blend.search(PROBLEM, FOLDS, Clock.of(Duration.ZERO));
        assertThat(trial.validationLoss()).isCloseTo(0.5, within(0.12));
    }

    @Test
    void theGreedyOneWeighsByTheLoss() {
        Blend blend = Blend.greedy(PROBLEM, FOLDS, List.of(off(1, 1), off(1.5, 2), off(30, 3)));
        // least variance: weights in proportion to 1 / σ², which is 9 : 4
        assertThat(blend.members()).hasSize(2);
        assertThat(blend.weights().getFirst()).isCloseTo(9 / 13.0, within(0.1));
    }
}
