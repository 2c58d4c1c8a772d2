package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class EvaluationBugTest {
    private final Dataset training = DataCases.regression(500, 1);
    private final Tensor x = DataCases.inputs(150, 2);

    private Case validated(Tensor seen) {
        return DataCases.regressionCase(training, Dataset.of(seen, DataCases.numbers(x)));
    }

    @Test
    void validationThatWasNotScaledIsProof() {
        Case patient = validated(x.mul(12).add(30));

        EvaluationBug found = EvaluationBug.look(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.after()).isLessThan(0.2 * found.before());
        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(found.isMended(patient, trial)).hasValue(true);
    }

    @Test
    void columnsOfTheirOwnScalesAreFound() {
        Tensor factors = Tensor.of(1f, 8f, 0.1f, 3f, 1f, 20f).reshape(1, -1);

        assertThat(EvaluationBug.look(validated(x.mul(factors).sub(1)))).isPresent();
    }

    @Test
    void theSamePreparationIsNoFinding() {
        assertThat(EvaluationBug.look(validated(x))).isEmpty();
    }

    @Test
    void aShiftThatDoesNotHurtIsNoFinding() {
        Tensor unused = Tensor.of(0f, 0f, 0f, 0f, 1f, 0f).reshape(1, -1);
        Dataset flat = Dataset.of(training.all().x().mul(unused.neg().add(1)), training.all().y());
        Tensor moved = x.mul(unused.neg().add(1)).add(unused.mul(0.4));

        assertThat(
                        EvaluationBug.look(
                                DataCases.regressionCase(
                                        flat, Dataset.of(moved, DataCases.numbers(x)))))
                .isEmpty();
    }

    @Test
    void otherAnswersAreNoFinding() {
        Case patient =
                DataCases.regressionCase(training, Dataset.of(x, DataCases.numbers(x).neg()));

        assertThat(EvaluationBug.look(patient)).isEmpty();
    }
}
