package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class ClassImbalanceTest {
    /// Class 2 is what lies beyond 3 in a sum of deviation 1.4: one in sixty.
    private static Dataset uneven(int rows, long seed) {
        Tensor x = DataCases.inputs(rows, seed);
        Tensor noise = Random.of(seed + 50).normal(rows).mul(0.8);
        Tensor score = x.select(1, 0).add(x.select(1, 1)).add(noise);
        return Dataset.of(x, score.gt(-0.5).toLong().add(score.gt(3.4).toLong()));
    }

    @Test
    void aRareClassThatIsMissedIsFoundAndMended() {
        Case patient = DataCases.classesCase(uneven(800, 1), uneven(600, 2));

        ClassImbalance found = ClassImbalance.look(patient).orElseThrow();

        assertThat(found.rare()).containsExactly(2);
        assertThat(found.recall()).isLessThan(0.6);
        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(found.isMended(patient, trial)).hasValue(true);
    }

    @Test
    void aRareClassThatIsRecognisedIsNoFinding() {
        Tensor x = DataCases.inputs(600, 1);
        Tensor rare = Tensor.arange(600).toLong().remainder(50).eq(0);
        Tensor moved = x.add(rare.toFloat().mul(8).reshape(-1, 1));
        Tensor y = x.select(1, 0).gt(0).toLong();
        Dataset data =
                Dataset.of(moved, Tensor.where(rare, Tensor.full(y.shape(), 2, y.dtype()), y));

        assertThat(ClassImbalance.look(DataCases.classesCase(data, data.first(300)))).isEmpty();
    }

    @Test
    void evenClassesAreNoFinding() {
        Case patient =
                DataCases.classesCase(
                        DataCases.classification(300, 1), DataCases.classification(150, 2));

        assertThat(ClassImbalance.look(patient)).isEmpty();
    }

    @Test
    void numbersHaveNoClasses() {
        Dataset data = DataCases.regression(200, 1);

        assertThat(ClassImbalance.look(DataCases.regressionCase(data, data.first(50)))).isEmpty();
    }
}
