package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.metric.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a store does on every database.
abstract class RunStoreContract {
    private static final RunStatus DONE =
            new RunStatus(
                    RunStatus.State.FINISHED,
                    Instant.parse("2026-11-20T07:15:00.123456Z"),
                    3,
                    30,
                    Map.of("validation", new Scores(Map.of("accuracy", 0.9))),
                    "all epochs are done");

    @TempDir Path folder;
    private RunStore store;
    private RunFolder run;

    /// An empty store of its own.
    abstract RunStore empty() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = empty();
        run =
                RunFolder.create(
                        folder,
                        "Größe 100%",
                        c -> c.settings(Map.of("net", Map.of("width", 32), "list", List.of(1, 2))));
        store.start(run);
    }

    private static LogLine validated(long step, String name, double value) {
        return new LogLine(
                LogLine.Kind.VALIDATED,
                step,
                (int) step / 10,
                step / 2.0,
                Instant.EPOCH.plusMillis(step),
                Map.of("validation", new Scores(Map.of(name, value))),
                "");
    }

    private static LogLine event(LogLine.Kind kind, long step, String message) {
        return new LogLine(
                kind,
                step,
                0,
                Double.NaN,
                Instant.parse("2026-11-20T07:00:00.000001Z").plusSeconds(step),
                Map.of(),
                message);
    }

    private List<Double> values(String name) {
        return store.series(run.id(), "validation", name).stream().map(Point::value).toList();
    }

    @Test
    void keepsARunWithItsSettingsAndScores() {
        store.record(run.id(), DONE);
        var stored = store.run(run.id());
        assertThat(stored.name()).isEqualTo("Größe 100%");
        assertThat(stored.folder()).isEqualTo(run.path().toAbsolutePath());
        assertThat(stored.status()).isEqualTo(DONE);
        assertThat(stored.score("validation", "accuracy")).isEqualTo(0.9);
        assertThat(stored.score("test", "accuracy")).isNaN();
        assertThat(stored.settings())
                .isEqualTo(Map.of("net.width", "32", "list.0", "1", "list.1", "2"));
    }

    @Test
    void scoresStayInTheirOrder() {
        var scores = new LinkedHashMap<String, Double>();
        for (String name : List.of("loss", "z", "a", "f1", "accuracy")) {
            scores.put(name, 1.0);
        }
        store.record(run.id(), DONE.with("test", new Scores(scores)));
        assertThat(store.run(run.id()).status().scores().get("test").values().keySet())
                .containsExactlyElementsOf(scores.keySet());
    }

    @Test
    void aSeriesHasEveryValueOnceInOrder() {
        var lines =
                List.of(
                        validated(20, "loss", Double.NaN),
                        validated(10, "loss", 1e-300),
                        validated(30, "loss", Double.NEGATIVE_INFINITY),
                        validated(Long.MAX_VALUE / 1000, "loss", 0.1 + 0.2));
        store.record(run.id(), lines, DONE);
        store.record(run.id(), lines, DONE);
        assertThat(values("loss"))
                .containsExactly(1e-300, Double.NaN, Double.NEGATIVE_INFINITY, 0.1 + 0.2);
        assertThat(store.series(run.id(), "validation", "loss").getFirst())
                .isEqualTo(new Point(10, 1, 1e-300, Instant.EPOCH.plusMillis(10)));
        store.record(run.id(), List.of(validated(10, "loss", 7)), DONE);
        assertThat(values("loss")).startsWith(7.0);
    }

    @Test
    void forgetsWhatCameAfterTheStepWhereTheRunGoesOn() {
        store.record(
                run.id(),
                List.of(
                        validated(10, "loss", 1),
                        validated(20, "loss", 2),
                        event(LogLine.Kind.WARNED, 15, "early"),
                        event(LogLine.Kind.WARNED, 16, "late")),
                DONE);
        store.cut(run.id(), 15);
        assertThat(values("loss")).containsExactly(1.0);
        assertThat(store.events(run.id())).extracting(LogLine::message).containsExactly("early");
    }

    @Test
    void keepsEventsWithLongMessages() {
        var lines =
                List.of(
                        event(LogLine.Kind.STARTED, 0, ""),
                        event(LogLine.Kind.WARNED, 3, "größer '; DROP TABLE run; --".repeat(1000)),
                        event(LogLine.Kind.FAILED, 9, "NaN"));
        store.record(run.id(), lines, DONE);
        store.record(run.id(), lines, DONE);
        assertThat(store.events(run.id())).isEqualTo(lines);
    }

    @Test
    void findsRunsNewestFirst() {
        var newer = RunFolder.create(folder, "other_b");
        store.start(newer);
        store.record(run.id(), DONE);
        assertThat(ids(RunFilter.ALL)).containsExactly(newer.id(), run.id());
        assertThat(ids(RunFilter.ALL.most(1))).containsExactly(newer.id());
        assertThat(ids(RunFilter.ALL.name("OTHER"))).containsExactly(newer.id());
        assertThat(ids(RunFilter.ALL.name("0%"))).containsExactly(run.id());
        assertThat(ids(RunFilter.ALL.name("other%b"))).isEmpty();
        assertThat(ids(RunFilter.ALL.state(RunStatus.State.FINISHED))).containsExactly(run.id());
        assertThat(ids(RunFilter.ALL.since(Instant.now().plusSeconds(60)))).isEmpty();
    }

    private List<String> ids(RunFilter filter) {
        return store.runs(filter).stream().map(StoredRun::id).toList();
    }

    @Test
    void aPartOfAnIdIsEnoughIfItFitsOnce() {
        assertThat(store.run(run.id().substring(3)).id()).isEqualTo(run.id());
        store.start(RunFolder.create(folder, "Größe 100%"));
        assertThatThrownBy(() -> store.run("größe-100"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("which fits ")
                .hasMessageContaining(run.id());
        assertThatThrownBy(() -> store.run("_"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("got '_', which no run has");
    }

    @Test
    void comparesTwoRuns() {
        var other =
                RunFolder.create(
                        folder,
                        "b",
                        c -> c.settings(Map.of("net", Map.of("width", 64), "seed", 1)));
        store.start(other);
        store.record(run.id(), DONE);
        store.record(other.id(), DONE.with("test", new Scores(Map.of("f1", 0.5))));
        var comparison = store.compare(run.id(), other.id());
        assertThat(comparison.settings())
                .containsEntry("net.width", new Comparison.Pair<>("32", "64"))
                .containsEntry("seed", new Comparison.Pair<>("", "1"));
        assertThat(comparison.scores())
                .containsEntry("validation accuracy", new Comparison.Pair<>(0.9, 0.9))
                .containsEntry("test f1", new Comparison.Pair<>(Double.NaN, 0.5));
        assertThat(comparison.toString()).contains("net.width", "validation accuracy", "0.9");
    }

    @Test
    void aDeletedRunLeavesNothingButItsFolder() throws IOException {
        Path report = Files.writeString(run.report(), "<html>");
        store.artifact(run.id(), "report", report);
        store.record(run.id(), List.of(validated(1, "loss", 1)), DONE);
        assertThat(store.artifacts(run.id())).containsEntry("report", report.toAbsolutePath());
        store.delete(run.id());
        assertThat(store.runs(RunFilter.ALL)).isEmpty();
        assertThat(values("loss")).isEmpty();
        assertThat(store.events(run.id())).isEmpty();
        assertThat(store.artifacts(run.id())).isEmpty();
        assertThat(report).exists();
    }

    @Test
    void bringsInAWholeFolderAsOftenAsOneLikes() throws Exception {
        try (var recorder = Recorder.of(run)) {
            recorder.on(Told.started(0, false));
            LongStream.rangeClosed(1, 10).forEach(step -> recorder.on(Told.stepped(step)));
            recorder.on(Told.epochEnded(10, 0.75));
        }
        store.add(run);
        store.add(run);
        assertThat(values("accuracy")).containsExactly(0.75);
        assertThat(store.series(run.id(), "batch", "loss")).hasSize(10);
        assertThat(store.run(run.id()).score("validation", "accuracy")).isEqualTo(0.75);
    }

    @Test
    void manyThreadsWriteAtOnce() {
        IntStream.range(0, 40)
                .parallel()
                .forEach(i -> store.record(run.id(), List.of(validated(i, "loss", i)), DONE));
        assertThat(values("loss")).hasSize(40);
    }

    @Test
    void saysThatARunIsUnknown() {
        assertThatThrownBy(() -> store.record("x", List.of(validated(1, "loss", 1)), DONE))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("RunStore: ")
                .hasMessageNotContaining("\n");
    }
}
