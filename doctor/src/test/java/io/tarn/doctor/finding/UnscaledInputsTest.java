package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Trial;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Flatten;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class UnscaledInputsTest {
    private static Case patient(double... factors) {
        Tensor x = DataCases.inputs(300, 1);
        Tensor row = Tensor.of(factors).toFloat().reshape(1, -1);
        Dataset data = Dataset.of(x.mul(row), DataCases.numbers(x));
        return DataCases.regressionCase(data, data.first(80));
    }

    @Test
    void columnsOfOtherUnitsAreASuspicionThatStandardisingProves() {
        Case patient = patient(1, 1000, 1, 1000, 1, 1000);

        UnscaledInputs found = UnscaledInputs.look(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isFalse();
        assertThat(found.ratio()).isBetween(700.0, 1500.0);
        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(trial.training().isBetter()).isTrue();
        assertThat(trial.after().trainingError()).isLessThan(0.5 * trial.before().trainingError());
    }

    @Test
    void aFarOffsetIsASuspicion() {
        Tensor x = DataCases.inputs(200, 1);
        Dataset data = Dataset.of(x.mul(0.5).add(2000), DataCases.numbers(x));

        assertThat(UnscaledInputs.look(DataCases.regressionCase(data, data.first(50)))).isPresent();
    }

    @Test
    void unitsOfTheSameSizeAreNoFinding() {
        assertThat(UnscaledInputs.look(patient(1, 3, 0.5, 2, 1, 5))).isEmpty();
    }

    @Test
    void picturesFromZeroToOneAreNoFinding() {
        Tensor x = Random.of(3).uniform(200, 36);
        Tensor dark = x.mul(Tensor.arange(36).toFloat().lt(20).toFloat().add(0.001));
        Dataset data = Dataset.of(dark.reshape(200, 1, 6, 6), x.sum(1).reshape(-1, 1));
        Case patient =
                DataCases.of(
                        Sequential.of(Flatten.of(), DataCases.net(36, 1)),
                        MeanSquaredError.of(),
                        data,
                        data.first(50));

        assertThat(UnscaledInputs.look(patient)).isEmpty();
    }
}
