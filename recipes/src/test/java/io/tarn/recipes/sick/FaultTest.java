package io.tarn.recipes.sick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.doctor.finding.Condition;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FaultTest {
    @Test
    void everyConditionHasAFaultInTasksForTuningAndInOthers() {
        for (Condition condition : Condition.values()) {
            List<Ward> wards =
                    Wards.ALL.stream()
                            .filter(ward ->
                                    Fault.ALL.stream()
                                            .anyMatch(fault ->
                                                    fault.expected() == condition
                                                            && fault.isApplicable(ward)))
                            .toList();
            assertThat(wards).as(condition.id()).anyMatch(Ward::isForTuning);
            assertThat(wards).as(condition.id()).anyMatch(ward -> !ward.isForTuning());
        }
    }

    @Test
    void namesAreUnique() {
        assertThat(Fault.ALL).extracting(Fault::id).doesNotHaveDuplicates();
        assertThat(Wards.ALL).extracting(Ward::name).doesNotHaveDuplicates();
    }

    @Test
    void anAcceptedNameIsNotTheExpectedOne() {
        assertThat(Fault.ALL)
                .noneMatch(fault -> fault.accepted().contains(fault.expected()))
                .allMatch(fault -> fault.accepted().size() <= 2);
    }

    @Test
    void aWrongNameIsAnsweredWithTheRightOnes() {
        assertThatThrownBy(() -> Fault.named("rate"))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("rate-x30");
        assertThatThrownBy(() -> Wards.named("gan"))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("auto-encoder");
    }

    @Test
    void controlsAreAsManyAsFaults() {
        List<Admission> all = Rota.full(5).admissions(0);
        long controls = all.stream().filter(Admission::isControl).count();
        long singles = all.stream().filter(admission -> admission.faults().size() == 1).count();

        assertThat(controls).isEqualTo(singles);
        assertThat(all).extracting(Admission::key).doesNotHaveDuplicates();
        assertThat(all).anyMatch(admission -> admission.faults().size() == 2);
    }
}
