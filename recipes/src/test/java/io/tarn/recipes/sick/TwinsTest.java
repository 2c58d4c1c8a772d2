package io.tarn.recipes.sick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class TwinsTest {
    private final Ward ward = Wards.named("regression");
    private final Twins twins = Twins.of();

    @Test
    void theCleanTrainingDoesWell() {
        Twins.Harm none = twins.harm(Admission.of(ward, new Control(0), 1));

        assertThat(none.comparison().before()).isLessThan(0.15);
        assertThat(none.clean()).isEqualTo(none.sick());
        assertThat(none.exists()).isFalse();
    }

    @Test
    void aRateThatIsTooLowHurts() {
        Twins.Harm harm = twins.harm(Admission.of(ward, Fault.named("rate-by-1000"), 1));

        assertThat(harm.exists()).isTrue();
        assertThat(harm.closed(harm.clean())).isCloseTo(1, within(1e-9));
        assertThat(harm.closed(harm.sick())).isCloseTo(0, within(1e-9));
    }

    @Test
    void copiedRowsHurtTheJudgementOnly() {
        Admission copied = Admission.of(ward, Fault.named("copied-rows"), 1);

        assertThat(twins.harm(copied).exists()).isFalse();
        assertThat(copied.faults().getFirst().hurt()).isEqualTo(Fault.Hurt.JUDGEMENT);
    }

    @Test
    void seedsGiveOtherExamples() {
        Setting one = Admission.of(ward, new Control(0), 1).clean();
        Setting same = Admission.of(ward, new Control(0), 1).clean();
        Setting other = Admission.of(ward, new Control(0), 2).clean();

        assertThat(one.training.x().toFloatArray()).isEqualTo(same.training.x().toFloatArray());
        assertThat(one.training.x().toFloatArray()).isNotEqualTo(other.training.x().toFloatArray());
    }
}
