package io.tarn.run;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// All runs in one database, so that they can be listed and compared.
///
/// ```java
/// var store = RunStore.open();
/// store.runs(RunFilter.ALL.name("titanic").most(10)).forEach(run -> IO.println(run.id()));
/// ```
///
/// SQLite in a file, or a PostgreSQL server; several processes may write while others read. Any thread may use it.
/// The folders of the runs stay the truth: [#add] brings a run in again at any time.
public final class RunStore {
    private final Jdbi jdbi;
    private final String url;

    private RunStore(Jdbi jdbi, String url) {
        this.jdbi = jdbi;
        this.url = url;
    }

    /// The usual store: the URL in the property `tarn.store` or the variable `TARN_STORE`, else [#standard].
    public static RunStore open() {
        return open(
                setting("tarn.store", "TARN_STORE").orElseGet(() -> "jdbc:sqlite:" + standard()));
    }

    /// A store by its URL, `jdbc:sqlite:FILE` or `jdbc:postgresql://HOST/DATABASE?user=…&password=…`; missing tables are made.
    public static RunStore open(String url) {
        return new RunStore(Jdbi.create(Database.open(url)), Database.hidden(url));
    }

    /// A store in a file.
    public static RunStore open(Path file) {
        return open("jdbc:sqlite:" + file);
    }

    /// `runs.db` in the folder that the property `tarn.home` or the variable `TARN_HOME` names, else in `~/.local/share/tarn`.
    public static Path standard() {
        return setting("tarn.home", "TARN_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local/share/tarn"))
                .resolve("runs.db");
    }

    private static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }

    /// The URL, without a password.
    public String url() {
        return url;
    }

    /// Makes a run known, or renews what is known about its settings.
    public void start(RunFolder run) {
        change(handle -> StoreWriting.run(handle, run));
    }

    /// Keeps what happened in a run, and how it stands after that; twice is as good as once.
    public void record(String id, List<LogLine> lines, RunStatus status) {
        change(handle -> {
            StoreWriting.lines(handle, id, lines);
            StoreWriting.status(handle, id, status);
        });
    }

    /// Keeps how a run stands.
    public void record(String id, RunStatus status) {
        record(id, List.of(), status);
    }

    /// Keeps where a file is that a run made: `report`, `model`.
    public void artifact(String id, String name, Path file) {
        try {
            long bytes = Files.isRegularFile(file) ? Files.size(file) : 0;
            String path = file.toAbsolutePath().toString();
            change(handle -> StoreWriting.artifact(handle, id, name, path, bytes));
        } catch (IOException e) {
            throw DataException.of("RunStore", "a file that can be read", file, e.toString(), e);
        }
    }

    /// Forgets what came after a step of a run, because it goes on from there.
    public void cut(String id, long step) {
        change(handle -> StoreWriting.cut(handle, id, step));
    }

    /// Brings in everything that the folder of a run says, in place of what is known about it.
    public void add(RunFolder run) {
        var lines = run.metrics().lines();
        var status = run.status();
        change(handle -> {
            StoreWriting.run(handle, run);
            StoreWriting.cut(handle, run.id(), -1);
            StoreWriting.lines(handle, run.id(), lines);
            StoreWriting.status(handle, run.id(), status);
        });
    }

    /// The runs that a filter lets through, newest first.
    public List<StoredRun> runs(RunFilter filter) {
        return ask(handle -> StoreReading.runs(handle, filter, Instant.now()));
    }

    /// The run of an id, or of a part of it that no other id contains.
    public StoredRun run(String id) {
        var found = ask(handle -> StoreReading.named(handle, id));
        for (StoredRun run : found) {
            if (run.id().equals(id)) {
                return run;
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        String got = found.stream().limit(5).map(StoredRun::id).collect(Collectors.joining(", "));
        throw DataException.of(
                "RunStore",
                "the id of one run, or a part of it",
                "'" + id + "', which " + (found.isEmpty() ? "no run has" : "fits " + got),
                "list the runs and copy an id");
    }

    /// A curve of a run, one point for each step: `series(id, "validation", "accuracy")`; see [MetricLog#series].
    public List<Point> series(String id, String split, String name) {
        return ask(handle -> StoreReading.series(handle, id, split, name));
    }

    /// Beginnings, warnings, checkpoints and endings of a run, oldest first.
    public List<LogLine> events(String id) {
        return ask(handle -> StoreReading.events(handle, id));
    }

    /// The files that a run made, by name.
    public Map<String, Path> artifacts(String id) {
        return ask(handle -> StoreReading.artifacts(handle, id));
    }

    /// Where two runs differ; ids as in [#run].
    public Comparison compare(String first, String second) {
        return Comparison.of(run(first), run(second));
    }

    /// Forgets a run; its folder stays.
    public void delete(String id) {
        String whole = run(id).id();
        change(handle -> StoreWriting.delete(handle, whole));
    }

    private void change(HandleConsumer<RuntimeException> work) {
        try {
            jdbi.useTransaction(work);
        } catch (JdbiException e) {
            throw broken(e);
        }
    }

    private <T> T ask(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw broken(e);
        }
    }

    private DataException broken(JdbiException e) {
        return DataException.of(
                "RunStore",
                "a database that answers",
                url + " (" + Database.reason(e) + ")",
                "check the server or the file, and the free space",
                e);
    }
}
