package io.tarn.doctor.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Trial;
import org.junit.jupiter.api.Test;

final class TinyValidationTest {
    private final Dataset training = DataCases.classification(300, 1);

    @Test
    void twentyExamplesAreTooFew() {
        Case patient = DataCases.classesCase(training, DataCases.classification(20, 2));

        TinyValidation found = TinyValidation.look(patient).orElseThrow();

        assertThat(found.evidence().isProven()).isTrue();
        assertThat(found.evidence().numbers().get("width of its 95% interval")).isPositive();
        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(trial.after().validation()).hasSize(64);
        assertThat(found.isMended(patient, trial)).hasValue(true);
    }

    @Test
    void noneAreTooFew() {
        Case patient = DataCases.regressionCase(DataCases.regression(100, 1), training.first(0));

        TinyValidation found = TinyValidation.look(patient).orElseThrow();

        Trial trial = patient.trial(found.remedy().treatments().getFirst());
        assertThat(trial.after().validation()).hasSize(20);
    }

    @Test
    void aFifthOfAllIsEnough() {
        Case small = DataCases.classesCase(training.first(100), training.first(25));

        assertThat(TinyValidation.look(small)).isEmpty();
    }

    @Test
    void aHundredAreEnough() {
        Case large = DataCases.classesCase(training, DataCases.classification(100, 2));

        assertThat(TinyValidation.look(large)).isEmpty();
    }
}
