package io.tarn.doctor.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The formulas agree with scipy, scikit-learn and the paper of confident learning.
final class GoldenTest {
    @Test
    void rankSumsAreThoseOfScipy() {
        double[] positive = Golden.values("rank.positive");
        boolean[] isPositive = new boolean[positive.length];
        for (int i = 0; i < positive.length; i++) {
            isPositive[i] = positive[i] == 1;
        }

        RankSum sum = RankSum.of(Golden.values("rank.values"), isPositive);

        assertThat(sum.auc()).isCloseTo(Golden.values("rank.auc")[0], within(1e-12));
        assertThat(Chance.twoSided(sum.z())).isCloseTo(Golden.values("rank.p")[0], within(1e-9));
    }

    @Test
    void chiSquaredOfLabelsIsThatOfScipy() {
        LabelShift shift =
                LabelShift.of(Golden.classes("shift.first"), Golden.classes("shift.second"));

        assertThat(shift.statistic()).isCloseTo(Golden.values("shift.statistic")[0], within(1e-9));
        assertThat(shift.p()).isCloseTo(Golden.values("shift.p")[0], within(1e-9));
    }

    @Test
    void tailsAreThoseOfScipy() {
        double[] z = Golden.values("tail.z");
        double[] x = Golden.values("tail.x");
        for (int i = 0; i < z.length; i++) {
            double expected = Golden.values("tail.normal")[i];
            assertThat(Chance.normalAbove(z[i])).isCloseTo(expected, within(1e-9 * expected));
        }
        for (int i = 0; i < x.length; i++) {
            double expected = Golden.values("tail.chi5")[i];
            assertThat(Chance.chiSquaredAbove(x[i], 5))
                    .isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @Test
    void leavingARowOutIsWhatTrainingWithoutItWouldGive() {
        Tensor z = Golden.tensor("ridge.z");
        Tensor kernel = KernelRidge.radial(z, z, Golden.values("ridge.width")[0]);

        double[] left =
                KernelRidge.of(kernel)
                        .leftOut(Golden.tensor("ridge.y").reshape(-1, 1))
                        .toDoubleArray();

        double[] leftInFolds =
                KernelRidge.of(kernel)
                        .leftOut(
                                Golden.tensor("ridge.y").reshape(-1, 1),
                                IntStream.range(0, 40).toArray())
                        .toDoubleArray();

        assertThat(left).containsExactly(Golden.values("ridge.left_out"), within(1e-6));
        assertThat(leftInFolds).as("folds of one row each").containsExactly(left, within(1e-6));
    }

    @Test
    void theConfidentJointIsThatOfThePaper() {
        ConfidentLearning learning =
                ConfidentLearning.of(Golden.tensor("noise.p"), Golden.tensor("noise.labels"));

        double[] expected = Golden.values("noise.joint");
        for (int i = 0; i < 9; i++) {
            assertThat(learning.joint()[i / 3][i % 3]).isCloseTo(expected[i], within(1e-12));
        }
        assertThat(learning.share())
                .isCloseTo(1 - expected[0] - expected[4] - expected[8], within(1e-12));
    }
}
