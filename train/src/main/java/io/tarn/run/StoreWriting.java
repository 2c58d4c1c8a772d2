package io.tarn.run;

import io.tarn.metric.Scores;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// The statements that write into a [RunStore]. Each may be done twice with the same result.
final class StoreWriting {
    private static final String RUN =
            """
            INSERT INTO run (id, name, folder, state, message, started, heart_beat, epoch, step)
            VALUES (?, ?, ?, 'running', '', ?, ?, 0, 0)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, folder = excluded.folder
            """;
    private static final String STATUS =
            "UPDATE run SET state = ?, message = ?, heart_beat = ?, epoch = ?, step = ? WHERE id = ?";
    private static final String SETTING =
            """
            INSERT INTO setting (run, name, value) VALUES (?, ?, ?)
            ON CONFLICT (run, name) DO UPDATE SET value = excluded.value
            """;
    private static final String SCORE =
            """
            INSERT INTO score (run, split, name, place, value) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (run, split, name) DO UPDATE SET place = excluded.place, value = excluded.value
            """;
    private static final String METRIC =
            """
            INSERT INTO metric (run, split, name, step, epoch, value, time) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, split, name, step)
            DO UPDATE SET epoch = excluded.epoch, value = excluded.value, time = excluded.time
            """;
    private static final String EVENT =
            """
            INSERT INTO event (run, time, kind, step, epoch, message) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, time, kind) DO NOTHING
            """;
    private static final String ARTIFACT =
            """
            INSERT INTO artifact (run, name, path, bytes) VALUES (?, ?, ?, ?)
            ON CONFLICT (run, name) DO UPDATE SET path = excluded.path, bytes = excluded.bytes
            """;

    private StoreWriting() {}

    static void run(Handle handle, RunFolder run) {
        long started = micros(Instant.parse(String.valueOf(run.provenance().get("started"))));
        handle.execute(
                RUN,
                run.id(),
                run.name(),
                run.path().toAbsolutePath().toString(),
                started,
                started);
        handle.execute("DELETE FROM setting WHERE run = ?", run.id());
        var batch = handle.prepareBatch(SETTING);
        Settings.flat(run.config()).forEach((name, value) -> batch.add(run.id(), name, value));
        execute(batch);
    }

    static void status(Handle handle, String id, RunStatus status) {
        handle.execute(
                STATUS,
                status.state().toString(),
                status.message(),
                micros(status.heartBeat()),
                status.epoch(),
                status.step(),
                id);
        var batch = handle.prepareBatch(SCORE);
        int place = 0;
        for (Map.Entry<String, Scores> scores : status.scores().entrySet()) {
            for (Map.Entry<String, Double> score : scores.getValue().values().entrySet()) {
                var value = orNull(score.getValue());
                batch.add(id, scores.getKey(), score.getKey(), place++, value);
            }
        }
        execute(batch);
    }

    static void lines(Handle handle, String id, List<LogLine> lines) {
        var metrics = handle.prepareBatch(METRIC);
        var events = handle.prepareBatch(EVENT);
        for (LogLine line : lines) {
            long time = micros(line.time());
            line.scores()
                    .forEach((split, scores) ->
                            scores.values()
                                    .forEach((name, value) ->
                                            metrics.add(
                                                    id,
                                                    split,
                                                    name,
                                                    line.step(),
                                                    line.epoch(),
                                                    orNull(value),
                                                    time)));
            if (!line.kind().isMeasured()) {
                String kind = line.kind().toString();
                events.add(id, time, kind, line.step(), line.epoch(), line.message());
            }
        }
        execute(metrics);
        execute(events);
    }

    /// Forgets what came after a step, because the run goes on from there.
    static void cut(Handle handle, String id, long step) {
        handle.execute("DELETE FROM metric WHERE run = ? AND step > ?", id, step);
        handle.execute("DELETE FROM event WHERE run = ? AND step > ?", id, step);
    }

    static void artifact(Handle handle, String id, String name, String path, long bytes) {
        handle.execute(ARTIFACT, id, name, path, bytes);
    }

    static void delete(Handle handle, String id) {
        handle.execute("DELETE FROM run WHERE id = ?", id);
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
        batch.close();
    }

    /// Databases differ about NaN, so it is NULL in all of them.
    private static @Nullable Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
