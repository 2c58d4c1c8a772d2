package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Trial;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LeakedColumnTest {
    private static Dataset with(Dataset data, Tensor column) {
        return Dataset.of(
                Tensor.cat(List.of(data.all().x(), column.toFloat().reshape(-1, 1)), 1),
                data.all().y());
    }

    @Test
    void theClassAmongTheInputsIsProof() {
        Dataset data = DataCases.classification(300, 1);
        Dataset leaking = with(data, data.all().y());
        Case patient = DataCases.classesCase(leaking, leaking.first(100));

        LeakedColumn found = LeakedColumn.look(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.column()).isEqualTo(DataCases.COLUMNS);
        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(found.isMended(patient, trial)).hasValue(true);
        assertThat(trial.after().trainingError())
                .as("the honest error")
                .isGreaterThan(2 * trial.before().trainingError());
    }

    @Test
    void theTargetInAnotherUnitIsProof() {
        Dataset data = DataCases.regression(300, 1);
        Dataset leaking = with(data, data.all().y().mul(40).add(7));

        assertThat(LeakedColumn.look(DataCases.regressionCase(leaking, leaking.first(100))))
                .isPresent();
    }

    @Test
    void honestColumnsAreNoFinding() {
        Dataset data = DataCases.classification(300, 1);

        assertThat(LeakedColumn.look(DataCases.classesCase(data, data.first(100)))).isEmpty();
    }

    @Test
    void aColumnThatDecidesByAThresholdIsNoFinding() {
        Tensor x = DataCases.inputs(300, 1);
        Dataset data = Dataset.of(x, x.select(1, 0).gt(0).toLong());

        assertThat(LeakedColumn.look(DataCases.classesCase(data, data.first(100)))).isEmpty();
    }

    @Test
    void aLawOfOneCauseIsNoFinding() {
        Tensor x = DataCases.inputs(300, 1);
        Tensor noise = Random.of(4).normal(300).mul(0.01);
        Dataset data = Dataset.of(x, x.select(1, 2).mul(2).add(noise).reshape(-1, 1));

        assertThat(LeakedColumn.look(DataCases.regressionCase(data, data.first(100)))).isEmpty();
    }
}
