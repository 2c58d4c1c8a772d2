package io.tarn.recipes.sick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StayTest {
    private static Stay stay(
            String name, String verdict, List<String> expected, List<String> named, double closed) {
        return new Stay(
                "cnn",
                name,
                3,
                !expected.isEmpty(),
                verdict,
                expected,
                named,
                4,
                closed,
                0.25,
                7.5);
    }

    private static final Stay RIGHT =
            stay(
                    "gain-3",
                    "Sick",
                    List.of("exploding-gradient", "bad-initialisation"),
                    List.of("bad-initialisation", "dead-units"),
                    0.875);

    @Test
    void isReadAsItWasWritten() {
        Stay control = stay("control-0", "Healthy", List.of(), List.of(), Double.NaN);

        assertThat(Stay.read(RIGHT.line())).isEqualTo(RIGHT);
        assertThat(Stay.read(control.line())).isEqualTo(control);
    }

    @Test
    void anAcceptedNameIsRightIfItComesFirst() {
        Stay second =
                stay(
                        "rate-x30",
                        "Sick",
                        List.of("rate-too-high"),
                        List.of("dead-units", "rate-too-high"),
                        0.1);

        assertThat(RIGHT.isRight()).isTrue();
        assertThat(second.isRight()).isFalse();
    }

    @Test
    void ratesCountHarmAndControlsApart() {
        Stay missed = stay("uphill", "Healthy", List.of("optimizer-fault"), List.of(), 0);
        Stay well = stay("control-0", "Healthy", List.of(), List.of(), Double.NaN);
        Stay suspected = stay("control-1", "Unexplained", List.of(), List.of(), Double.NaN);

        Scores scores = Scores.of(List.of(RIGHT, missed, well, suspected));

        assertThat(scores.detected()).isEqualTo(new Share(1, 2));
        assertThat(scores.right()).isEqualTo(new Share(1, 2));
        assertThat(scores.alarms()).isEqualTo(new Share(1, 2));
        assertThat(scores.repaired()).isEqualTo(new Share(1, 2));
        assertThat(scores.repairedByChance()).isEqualTo(new Share(0, 2));
        assertThat(scores.seconds()).isEqualTo(7.5);
    }

    @Test
    void anExaminationThatBreaksOffCountsAgainstTheDoctor() {
        Stay sick = stay("uphill", Stay.FAILED, List.of("optimizer-fault"), List.of(), Double.NaN);
        Stay well = stay("control-0", Stay.FAILED, List.of(), List.of(), Double.NaN);

        assertThat(Scores.of(List.of(sick)).detected()).isEqualTo(new Share(0, 1));
        assertThat(Scores.of(List.of(well)).alarms()).isEqualTo(new Share(1, 1));
    }

    @Test
    void faultsThatDoNoHarmDoNotCount() {
        Stay harmless =
                new Stay(
                        "cnn",
                        "uphill",
                        0,
                        false,
                        "Unharmed",
                        List.of("optimizer-fault"),
                        List.of(),
                        0,
                        Double.NaN,
                        Double.NaN,
                        0);

        assertThat(Scores.of(List.of(harmless)).detected().of()).isZero();
        assertThat(Scores.of(List.of(harmless)).alarms().of()).isZero();
    }
}
