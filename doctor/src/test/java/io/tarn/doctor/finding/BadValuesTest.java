package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Trial;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Layer;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class BadValuesTest {
    private final Dataset validation = DataCases.regression(100, 2);

    /// One value in a hundred of the inputs is `value`.
    private static Dataset spoiled(double value) {
        Tensor x = DataCases.inputs(300, 1);
        Tensor mark = Random.of(9).uniform(300, DataCases.COLUMNS).lt(0.01);
        return Dataset.of(x.maskedFill(mark, value), DataCases.numbers(x));
    }

    @Test
    void missingValuesAreProof() {
        Case patient = DataCases.regressionCase(spoiled(Double.NaN), validation);

        BadValues found = BadValues.look(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.missing()).isBetween(5, 40);
        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(found.isMended(patient, trial)).hasValue(true);
        assertThat(trial.after().trainingError()).isLessThan(0.5);
    }

    @Test
    void valuesFarOutAreASuspicion() {
        Case patient = DataCases.regressionCase(spoiled(-999), validation);

        BadValues found = BadValues.look(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isFalse();
        assertThat(found.far()).isBetween(5L, 40L);
        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(trial.training().isBetter()).isTrue();
    }

    @Test
    void examplesWithoutAnAnswerAreDropped() {
        Tensor x = DataCases.inputs(300, 1);
        Tensor y = DataCases.numbers(x);
        Tensor mark = Random.of(9).uniform(300, 1).lt(0.02);
        Case patient =
                DataCases.regressionCase(Dataset.of(x, y.maskedFill(mark, Double.NaN)), validation);

        BadValues found = BadValues.look(patient).orElseThrow();

        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(found.isMended(patient, trial)).hasValue(true);
        assertThat(trial.after().validationError()).isLessThan(0.5);
    }

    @Test
    void cleanValuesAreNoFinding() {
        assertThat(
                        BadValues.look(
                                DataCases.regressionCase(DataCases.regression(300, 1), validation)))
                .isEmpty();
    }

    @Test
    void aHeavyTailIsNoFinding() {
        Tensor x = DataCases.inputs(300, 1);
        Dataset wide = Dataset.of(x.mul(2).exp(), DataCases.numbers(x));

        assertThat(BadValues.look(DataCases.regressionCase(wide, wide))).isEmpty();
    }

    @Test
    void aNetThatFillsGapsMayHaveThem() {
        Layer inner = DataCases.net(DataCases.COLUMNS, 1);
        Layer filling = new Filling(inner);

        Case patient =
                DataCases.of(filling, MeanSquaredError.of(), spoiled(Double.NaN), validation);

        assertThat(BadValues.look(patient)).isEmpty();
    }

    private record Filling(Layer net) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return net.forward(x.where(x.isFinite(), 0));
        }
    }
}
