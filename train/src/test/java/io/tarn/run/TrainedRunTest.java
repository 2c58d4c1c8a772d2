package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback;
import io.tarn.train.Ending;
import io.tarn.train.Event;
import io.tarn.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recorder beside a real trainer.
final class TrainedRunTest {
    private static final long STEPS = 3 * 8;

    @TempDir private Path folder;

    private static Dataset data() {
        Random.seed(3);
        var x = Tensor.randn(32, 2);
        return Dataset.of(x, x.sum(1).unsqueeze(1));
    }

    private static Trainer trainer(RunFolder run, Callback... callbacks) {
        Random.seed(1);
        return Trainer.of(Linear.of(2, 1), MeanSquaredError.of())
                .plan(p -> p.epochs(3).batchSize(4).seed(5))
                .with(callbacks)
                .in(run.path());
    }

    /// Ends training in the middle of an epoch, as Ctrl-C does.
    private static Callback interruptingAt(long step) {
        return event -> {
            if (event instanceof Event.Stepped && event.progress().step() == step) {
                Thread.currentThread().interrupt();
            }
            return Callback.Answer.GO_ON;
        };
    }

    private static List<Double> curve(RunFolder run, String split, String name) {
        return run.metrics().series(split, name).stream().map(Point::value).toList();
    }

    @Test
    void anInterruptedRunHasTheSameCurvesAsAWholeOne() {
        var whole = RunFolder.create(folder, "whole");
        var parts = RunFolder.create(folder, "parts");
        try (var recorder = Recorder.of(whole)) {
            trainer(whole, recorder, interruptingAt(-1)).fit(data(), data());
        }
        assertThat(whole.status().state()).isEqualTo(RunStatus.State.FINISHED);
        assertThat(curve(whole, "batch", "loss")).hasSize((int) STEPS);
        assertThat(curve(whole, "validation", "loss")).hasSize(3);

        Path file = folder.resolve("runs.db");
        try (var recorder = Recorder.of(parts, c -> c.store(() -> RunStore.open(file)))) {
            var fitted = trainer(parts, recorder, interruptingAt(11)).fit(data(), data());
            assertThat(fitted.ending()).isEqualTo(new Ending.Interrupted());
        }
        assertThat(parts.status().state()).isEqualTo(RunStatus.State.INTERRUPTED);
        try (var recorder = Recorder.of(parts, c -> c.store(() -> RunStore.open(file)))) {
            trainer(parts, recorder, interruptingAt(-1)).resume(data(), data());
        }
        assertThat(parts.status().state()).isEqualTo(RunStatus.State.FINISHED);
        for (var name : List.of("batch", "training", "validation")) {
            assertThat(curve(parts, name, "loss")).isEqualTo(curve(whole, name, "loss"));
        }
        assertThat(parts.metrics().lines())
                .filteredOn(line -> line.kind() == LogLine.Kind.STEP)
                .hasSize((int) STEPS);
        assertThat(RunStore.open(file).series(parts.id(), "batch", "loss"))
                .isEqualTo(parts.metrics().series("batch", "loss"));
    }

    @Test
    void aSecondTrainingInTheFolderTakesThePlaceOfTheFirst() {
        var run = RunFolder.create(folder, "twice");
        for (int i = 0; i < 2; i++) {
            try (var recorder = Recorder.of(run)) {
                trainer(run, recorder).fit(data(), data());
            }
        }
        assertThat(run.metrics().lines())
                .filteredOn(line -> line.kind() == LogLine.Kind.STEP)
                .hasSize((int) STEPS);
    }

    @Test
    void aFailedTrainingSaysWhy() {
        var run = RunFolder.create(folder, "failing");
        Callback failing =
                event -> {
                    if (event instanceof Event.EpochEnded) {
                        throw new IllegalStateException("no more");
                    }
                    return Callback.Answer.GO_ON;
                };
        try (var recorder = Recorder.of(run)) {
            trainer(run, recorder, failing).fit(data(), data());
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("no more");
        }
        assertThat(run.status().state()).isEqualTo(RunStatus.State.FAILED);
        assertThat(run.status().message()).isEqualTo("no more");
    }
}
