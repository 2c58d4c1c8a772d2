package io.tarn.run;

import io.tarn.metric.Scores;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The queries that read a [RunStore].
final class StoreReading {
    private static final String COLUMNS =
            "SELECT id, name, folder, state, message, started, heart_beat, epoch, step FROM run ";

    private StoreReading() {}

    static List<StoredRun> runs(Handle handle, RunFilter filter, Instant now) {
        return handle
                .createQuery(
                        COLUMNS
                                + "WHERE started >= :since AND (lower(name) LIKE :part ESCAPE '!'"
                                + " OR lower(id) LIKE :part ESCAPE '!') ORDER BY started DESC, id DESC")
                .bind("since", StoreWriting.micros(filter.since()))
                .bind("part", "%" + escaped(filter.name().toLowerCase(Locale.ROOT)) + "%")
                .map((rows, _) -> row(handle, rows))
                .stream()
                .filter(run -> filter.states().contains(run.status().state(now)))
                .limit(filter.most())
                .toList();
    }

    /// The run of this id; else those whose id contains the text.
    static List<StoredRun> named(Handle handle, String id) {
        return handle.createQuery(
                        COLUMNS + "WHERE id = :id OR id LIKE :part ESCAPE '!' ORDER BY started")
                .bind("id", id)
                .bind("part", "%" + escaped(id) + "%")
                .map((rows, _) -> row(handle, rows))
                .list();
    }

    static List<Point> series(Handle handle, String id, String split, String name) {
        return handle.createQuery(
                        "SELECT step, epoch, value, time FROM metric"
                                + " WHERE run = :run AND split = :split AND name = :name ORDER BY step")
                .bind("run", id)
                .bind("split", split)
                .bind("name", name)
                .map((rows, _) ->
                        new Point(
                                rows.getLong(1),
                                rows.getInt(2),
                                number(rows, 3),
                                time(rows.getLong(4))))
                .list();
    }

    static List<LogLine> events(Handle handle, String id) {
        return handle.createQuery(
                        "SELECT kind, step, epoch, time, message FROM event WHERE run = :run ORDER BY time")
                .bind("run", id)
                .map((rows, _) ->
                        new LogLine(
                                LogLine.Kind.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
                                rows.getLong(2),
                                rows.getInt(3),
                                Double.NaN,
                                time(rows.getLong(4)),
                                Map.of(),
                                rows.getString(5)))
                .list();
    }

    static Map<String, Path> artifacts(Handle handle, String id) {
        var artifacts = new LinkedHashMap<String, Path>();
        handle.createQuery("SELECT name, path FROM artifact WHERE run = :run ORDER BY name")
                .bind("run", id)
                .map((rows, _) -> Map.entry(rows.getString(1), Path.of(rows.getString(2))))
                .forEach(it -> artifacts.put(it.getKey(), it.getValue()));
        return artifacts;
    }

    private static StoredRun row(Handle handle, ResultSet rows) throws SQLException {
        String id = rows.getString("id");
        var status =
                new RunStatus(
                        RunStatus.State.of(rows.getString("state"), "run " + id),
                        time(rows.getLong("heart_beat")),
                        rows.getInt("epoch"),
                        rows.getLong("step"),
                        scores(handle, id),
                        rows.getString("message"));
        return new StoredRun(
                id,
                rows.getString("name"),
                Path.of(rows.getString("folder")),
                time(rows.getLong("started")),
                status,
                settings(handle, id));
    }

    private static Map<String, Scores> scores(Handle handle, String id) {
        var splits = new LinkedHashMap<String, Map<String, Double>>();
        handle.createQuery(
                        "SELECT split, name, value FROM score WHERE run = :run ORDER BY place, name")
                .bind("run", id)
                .map((rows, _) ->
                        splits.computeIfAbsent(rows.getString(1), _ -> new LinkedHashMap<>())
                                .put(rows.getString(2), number(rows, 3)))
                .forEach(_ -> {});
        var scores = new LinkedHashMap<String, Scores>();
        splits.forEach((split, values) -> scores.put(split, new Scores(values)));
        return scores;
    }

    private static Map<String, String> settings(Handle handle, String id) {
        var settings = new LinkedHashMap<String, String>();
        handle.createQuery("SELECT name, value FROM setting WHERE run = :run ORDER BY name")
                .bind("run", id)
                .map((rows, _) -> Map.entry(rows.getString(1), rows.getString(2)))
                .forEach(it -> settings.put(it.getKey(), it.getValue()));
        return settings;
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static double number(ResultSet rows, int column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? Double.NaN : value;
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
