package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.DType;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MonotonicAlignmentTest {
    private static final int PLACES = 4;
    private static final int STEPS = 3;

    private MonotonicAlignment alignment;
    private Tensor keys;
    private Tensor queries;
    private Tensor keep;
    private Tensor start;

    @BeforeEach
    void build() {
        Random.seed(7);
        alignment = MonotonicAlignment.of(5, 6);
        parameter("offset", 0.3);
        parameter("gain", 2);
        alignment.to(DType.FLOAT64);
        alignment.eval();
        keys = alignment.keys(Tensor.randn(1, PLACES, 6).toDouble());
        queries = Tensor.randn(1, STEPS, 5).toDouble();
        keep = Tensor.of(new boolean[] {true, true, true, false}, 1, 1, PLACES);
        start = Tensor.of(1.0, 0, 0, 0).toDouble().reshape(1, 1, PLACES);
    }

    private void parameter(String name, double value) {
        var p = alignment.namedParameters().get(name);
        p.set(Tensor.fullLike(p.value(), value));
    }

    /// The weights of all steps, one after the other.
    private double[][] weights(Alignment by) {
        double[][] weights = new double[STEPS][];
        Tensor a = start;
        for (int i = 0; i < STEPS; i++) {
            a = by.look(queries.narrow(1, i, 1), keys, keep, a);
            weights[i] = a.toDoubleArray();
        }
        return weights;
    }

    @Test
    void expectsWhatTheEnumerationOfAllPathsGives() {
        double[][] p = probabilities();
        double[][] expected = new double[STEPS][PLACES];
        follow(p, 0, 0, 1, expected);
        double[][] actual = weights(alignment);
        for (int i = 0; i < STEPS; i++) {
            assertThat(actual[i]).containsExactly(expected[i], within(1e-12));
            assertThat(actual[i][3]).isZero();
        }
        assertThat(expected[2][2]).isBetween(0.01, 0.99);
    }

    /// Walks on from `place` in step i by every choice there is.
    private static void follow(double[][] p, int i, int place, double likely, double[][] sums) {
        double passed = likely;
        for (int j = place; i < STEPS && j < PLACES; j++) {
            double chosen = passed * p[i][j];
            sums[i][j] += chosen;
            follow(p, i + 1, j, chosen, sums);
            passed *= 1 - p[i][j];
        }
    }

    /// pᵢⱼ: with everything before at place j, the weight of j is the probability that it is chosen.
    private double[][] probabilities() {
        double[][] p = new double[STEPS][PLACES];
        for (int i = 0; i < STEPS; i++) {
            for (int j = 0; j < PLACES; j++) {
                Tensor here = Tensor.arange(PLACES).eq(j).toDouble().reshape(1, 1, PLACES);
                Tensor a = alignment.look(queries.narrow(1, i, 1), keys, keep, here);
                p[i][j] = a.get(0, 0, j).item();
            }
        }
        return p;
    }

    @Test
    void decidesForTheFirstPlaceThatIsMoreLikelyThanNot() {
        double[][] p = probabilities();
        double[][] decided = weights(alignment.decided());
        int place = 0;
        for (int i = 0; i < STEPS; i++) {
            while (place < PLACES && p[i][place] <= 0.5) {
                place++;
            }
            for (int j = 0; j < PLACES; j++) {
                assertThat(decided[i][j]).isEqualTo(j == place ? 1 : 0);
            }
        }
    }

    @Test
    void leavesTheSourceWhereItChoosesNothing() {
        parameter("offset", -9);
        double[][] decided = weights(alignment.decided());
        assertThat(decided).isDeepEqualTo(new double[STEPS][PLACES]);
    }

    @Test
    void hasTheGradientsOfFiniteDifferences() {
        Tensor states = Tensor.randn(1, PLACES, 6).toDouble();
        FiniteDifferences.check(
                () -> {
                    Tensor seen = alignment.keys(states);
                    Tensor a = alignment.look(queries.narrow(1, 0, 1), seen, keep, start);
                    Tensor b = alignment.look(queries.narrow(1, 1, 1), seen, keep, a);
                    return b.mul(Tensor.arange(PLACES).toDouble()).sum();
                },
                alignment.values());
    }

    @Test
    void takesOneStepAtATime() {
        assertThatThrownBy(() -> alignment.look(queries, keys, keep, start))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("it looks back, so give it step after step");
    }
}
