package io.tarn.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.doctor.finding.Condition;
import io.tarn.run.Recorder;
import io.tarn.run.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchingTest {
    @TempDir private Path folder;

    private static List<Condition> heard(double rate, int epochs) {
        List<Remark> remarks = new ArrayList<>();
        Watching watching = Doctor.watching(c -> c.listener(remarks::add));
        Trainings.trainer(rate, epochs)
                .with(watching)
                .fit(Trainings.examples(160, 1), Trainings.examples(80, 2));
        assertThat(watching.vitals().losses()).isNotEmpty();
        return remarks.stream().map(Remark::condition).toList();
    }

    @Test
    void saysNothingOfAHealthyTraining() {
        assertThat(heard(0.02, 30)).isEmpty();
    }

    @Test
    void hearsARateThatBlowsTheLossUp() {
        assertThat(heard(3, 5)).containsAnyOf(Condition.NOT_FINITE, Condition.RATE_TOO_HIGH);
    }

    @Test
    void hearsARateThatMovesNothing() {
        assertThat(heard(1e-9, 5)).contains(Condition.RATE_TOO_LOW);
    }

    @Test
    void keepsTheVitalSignsInTheFolderOfTheRun() {
        RunFolder run = RunFolder.create(folder, "own");
        try (var recorder = Recorder.of(run)) {
            Trainings.trainer(1e-9, 5)
                    .with(recorder, Doctor.watching(c -> c.in(run.path()).listener(_ -> {})))
                    .fit(Trainings.examples(160, 1));
        }

        Impression impression = Doctor.read(run);

        assertThat(impression.remarks())
                .extracting(Remark::condition)
                .contains(Condition.RATE_TOO_LOW);
        assertThat(impression.lines()).hasSize(3);
        assertThat(impression.page().text()).contains("Suspicions", "Vital signs");
    }

    @Test
    void readsTheLogWhereNobodyWatched() {
        RunFolder run = RunFolder.create(folder, "own");
        try (var recorder = Recorder.of(run)) {
            Trainings.trainer(0.02, 30).with(recorder).fit(Trainings.examples(160, 1));
        }

        Impression impression = Doctor.read(run);

        assertThat(impression.remarks()).isEmpty();
        assertThat(impression.lines().getFirst()).startsWith("unsuspicious");
        assertThat(impression.vitals().losses()).hasSize(300);
    }

    @Test
    void complainsAboutARunWithoutRecords() {
        RunFolder run = RunFolder.create(folder, "empty");

        assertThatThrownBy(() -> Doctor.read(run))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("expected a run whose training left records");
    }
}
