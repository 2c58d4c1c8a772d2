package io.tarn.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.doctor.finding.Condition;
import io.tarn.run.Json;
import io.tarn.train.Fitted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ExaminationTest {
    private static Examination sick;
    private static Examination healthy;

    @BeforeAll
    static void examine() {
        sick = examination(1e-6);
        healthy = examination(0.02);
    }

    private static Examination examination(double rate) {
        return Doctor.examine(
                Trainings.trainer(rate, 12),
                Trainings.examples(160, 1),
                Trainings.examples(80, 2),
                c -> c.budget(Duration.ofMinutes(1)).seed(5));
    }

    @Test
    void saysInThreeLinesWhatItIsWhyAndWhatHelps() {
        assertThat(sick.toString().lines()).hasSize(3);
        assertThat(sick.lines().get(0)).isEqualTo("sick: the learning rate is too low");
        assertThat(sick.lines().get(1)).startsWith("why:  ");
        assertThat(sick.lines().get(2))
                .startsWith("help: ")
                .contains(sick.remedies().getFirst().name().substring(1))
                .contains("takes the training error from");
        assertThat(healthy.lines().get(0)).startsWith("healthy: ");
        assertThat(healthy.lines().get(1)).contains("validation error");
    }

    @Test
    void showsTheTreeTheTrialsAndHowToDoItAgain() {
        String page = sick.page().html();

        assertThat(page)
                .contains(
                        "data:image/png;base64,",
                        "Cause 1: the learning rate is too low",
                        "What I tried and what it changed",
                        "Looked for and not found",
                        "Update ratio of each layer",
                        "a linear model",
                        "c -&gt; c.seed(5)");
        assertThat(healthy.page().text()).contains("The doctor: healthy");
    }

    @Test
    void isPlainJsonForMachines() {
        Map<String, Object> back = Json.parse(Json.line(sick.toJson()), "test");

        assertThat(back)
                .containsEntry("verdict", "sick")
                .containsKeys("lines", "causes", "rounds", "references", "settings", "seconds");
        assertThat(back.get("causes"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .first()
                .satisfies(cause -> assertThat(cause.get("condition")).isEqualTo("rate-too-low"));
    }

    @Test
    void healsTheNetThatWasGiven() {
        Fitted fitted = sick.heal();

        double loss = fitted.epochs().getLast().training().get("loss");
        double first = fitted.epochs().getFirst().training().get("loss");
        assertThat(loss).isLessThan(0.6 * first);
    }

    @Test
    void healsNothingThatIsHealthy() {
        assertThatThrownBy(() -> healthy.heal())
                .hasMessageContaining("expected a remedy that was seen to help");
    }

    @Test
    void everyConditionHasALeafInEveryBranch() {
        for (Condition condition : Condition.values()) {
            assertThat(Leaf.of(condition, Harm.Where.TRAINING).isLeft()).isTrue();
            assertThat(List.of(Leaf.EVALUATION, Leaf.MISMATCH, Leaf.OVERFITTING))
                    .contains(Leaf.of(condition, Harm.Where.VALIDATION));
        }
    }
}
