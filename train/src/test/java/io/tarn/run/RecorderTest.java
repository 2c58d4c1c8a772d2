package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.metric.Scores;
import io.tarn.train.Callback;
import io.tarn.train.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecorderTest {
    @TempDir private Path folder;
    private RunFolder run;

    @BeforeEach
    void createRun() {
        run = RunFolder.create(folder, "test");
    }

    private static void tell(Recorder recorder, long from, long to) {
        LongStream.rangeClosed(from, to)
                .forEach(step ->
                        assertThat(recorder.on(Told.stepped(step)))
                                .isEqualTo(Callback.Answer.GO_ON));
    }

    private void oneEpoch(Recorder recorder) {
        recorder.on(Told.started(0, false));
        recorder.on(Told.validated(0, 0.1));
        tell(recorder, 1, 10);
        recorder.on(Told.warned(10, "the loss is odd"));
        recorder.on(Told.epochEnded(10, 0.5));
        recorder.on(Told.ended(10, new Ending.Finished()));
    }

    @Test
    void theFolderSaysEverythingOnceTrainingIsOver() {
        var recorder = Recorder.of(run);
        oneEpoch(recorder);
        // not closed: a program may end right after training
        assertThat(run.metrics().series("batch", "loss"))
                .extracting(Point::value)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 10).mapToObj(step -> 1.0 / step).toList());
        assertThat(run.metrics().series("validation", "accuracy"))
                .extracting(Point::value)
                .containsExactly(0.1, 0.5);
        var status = run.status();
        assertThat(status.state()).isEqualTo(RunStatus.State.FINISHED);
        assertThat(status.message()).isEqualTo("all epochs are done");
        assertThat(status.scores()).containsOnlyKeys("validation", "training");
        assertThat(status.scores().get("validation"))
                .isEqualTo(new Scores(Map.of("accuracy", 0.5)));
        recorder.close();
        assertThat(run.status()).isEqualTo(status);
    }

    @Test
    void theStoreSaysTheSame() {
        Path file = folder.resolve("runs.db");
        try (var recorder = Recorder.of(run, c -> c.store(() -> RunStore.open(file)))) {
            oneEpoch(recorder);
        }
        var store = RunStore.open(file);
        var stored = store.run(run.id());
        assertThat(stored.status()).isEqualTo(run.status());
        for (String name : List.of("batch loss", "validation accuracy", "profile forward")) {
            var words = name.split(" ");
            assertThat(store.series(run.id(), words[0], words[1]))
                    .isNotEmpty()
                    .isEqualTo(run.metrics().series(words[0], words[1]));
        }
        assertThat(store.events(run.id()))
                .extracting(LogLine::message)
                .containsExactly("", "the loss is odd", "all epochs are done");
        assertThat(stored.settings()).containsEntry("plan.epochs", "10");
    }

    @Test
    void endingsAreTold() {
        var endings =
                Map.of(
                        RunStatus.State.STOPPED, new Ending.Stopped("good enough"),
                        RunStatus.State.INTERRUPTED, new Ending.Interrupted(),
                        RunStatus.State.FAILED, new Ending.Failed("the loss is NaN"));
        endings.forEach((state, ending) -> {
            try (var recorder = Recorder.of(run)) {
                recorder.on(Told.ended(1, ending));
            }
            assertThat(run.status().state()).isEqualTo(state);
            assertThat(run.status().message()).isEqualTo(ending.toString());
        });
    }

    /// The first process dies at step 8 after a checkpoint at step 5; the log then is that of a run without a death.
    @Test
    void aResumedRunDoublesNothingAndMissesNothing() throws IOException {
        Path file = folder.resolve("runs.db");
        Map<String, String> checkpoint;
        try (var recorder = Recorder.of(run, c -> c.store(() -> RunStore.open(file)))) {
            recorder.on(Told.started(0, false));
            tell(recorder, 1, 5);
            checkpoint = recorder.state();
            assertThat(run.metrics().series("batch", "loss")).hasSize(5);
            tell(recorder, 6, 8);
        }
        Files.writeString(run.metrics().file(), "{\"kind\":\"st", StandardOpenOption.APPEND);
        var again = RunFolder.open(run.path());
        try (var recorder = Recorder.of(again, c -> c.store(() -> RunStore.open(file)))) {
            recorder.restore(checkpoint);
            recorder.on(Told.started(5, true));
            tell(recorder, 6, 10);
            recorder.on(Told.ended(10, new Ending.Finished()));
        }
        var expected = LongStream.rangeClosed(1, 10).boxed().toList();
        assertThat(run.metrics().lines())
                .filteredOn(line -> line.kind() == LogLine.Kind.STEP)
                .extracting(LogLine::step)
                .isEqualTo(expected);
        assertThat(RunStore.open(file).series(run.id(), "batch", "loss"))
                .extracting(Point::step)
                .isEqualTo(expected);
        assertThat(RunStore.open(file).series(run.id(), "batch", "loss"))
                .isEqualTo(run.metrics().series("batch", "loss"));
    }

    @Test
    void theStatusBeatsWhileItRuns() {
        try (var recorder = Recorder.of(run)) {
            Instant before = run.status().heartBeat();
            recorder.on(Told.started(0, false));
            recorder.state();
            assertThat(run.status().heartBeat()).isAfterOrEqualTo(before);
            assertThat(run.status().state()).isEqualTo(RunStatus.State.RUNNING);
        }
    }

    @Test
    void trainingGoesOnWhenTheFolderVanishes() throws IOException {
        try (var recorder = Recorder.of(run)) {
            recorder.on(Told.started(0, false));
            recorder.state();
            Files.move(run.path(), folder.resolve("elsewhere"));
            tell(recorder, 1, 10);
            recorder.on(Told.epochEnded(10, 0.5));
            recorder.state();
            recorder.on(Told.ended(10, new Ending.Finished()));
        }
        assertThat(RunFolder.open(folder.resolve("elsewhere")).metrics().series("batch", "loss"))
                .hasSize(10);
    }
}
