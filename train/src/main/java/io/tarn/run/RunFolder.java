package io.tarn.run;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;

/// The folder of a run: everything that a training leaves behind.
///
/// ```java
/// var run = RunFolder.create(Path.of("runs"), "titanic", c -> c.seed(7).data(List.of(csv)));
/// try (var recorder = Recorder.of(run)) {
///     trainer.with(recorder).in(run.path()).fit(train, validation);
/// }
/// run.metrics().series("validation", "accuracy");
/// ```
///
/// Each file in it is either whole or not there.
public final class RunFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 40;

    /// What a run knows about itself from the start.
    ///
    /// @param settings what `config.json` says: plain maps, lists, numbers and strings
    /// @param seed of all chance
    /// @param data files and folders that it learns from; their sizes and SHA-256 are kept
    /// @param notes anything that a person wants to remember
    public record Config(
            Map<String, Object> settings, long seed, List<Path> data, List<String> notes) {
        public Config {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
            data = List.copyOf(data);
            notes = List.copyOf(notes);
        }

        public Config settings(Map<String, Object> map) {
            return new Config(map, seed, data, notes);
        }

        public Config seed(long value) {
            return new Config(settings, value, data, notes);
        }

        public Config data(List<Path> files) {
            return new Config(settings, seed, files, notes);
        }

        public Config notes(List<String> lines) {
            return new Config(settings, seed, data, lines);
        }
    }

    private final Path path;
    private final Map<String, Object> provenance;

    private RunFolder(Path path, Map<String, Object> provenance) {
        this.path = path;
        this.provenance = Collections.unmodifiableMap(provenance);
    }

    /// Makes the folder of a new run inside `parent`, with an identifier of its own, such as `20261120-071501-titanic-3f2a`.
    public static RunFolder create(Path parent, String name) {
        return create(parent, name, c -> c);
    }

    public static RunFolder create(Path parent, String name, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(Map.of(), 0, List.of(), List.of()));
        Optional<RunFolder> made = attempt(parent, name, config);
        while (made.isEmpty()) { // two runs of one second drew the same digits
            made = attempt(parent, name, config);
        }
        return made.get();
    }

    /// A folder with a new name; nothing where there is such a run already.
    private static Optional<RunFolder> attempt(Path parent, String name, Config config) {
        Instant now = Instant.now();
        String id = "%s-%s-%s".formatted(TIME.format(now), plain(name), random());
        Path folder = parent.resolve(id);
        // both take a moment, in which a Ctrl-C shall leave nothing behind
        var provenance = Provenance.describe(id, name, now, config);
        var environment = Environment.describe();
        Path fresh = parent.resolve(".new-" + id);
        try {
            Files.createDirectories(parent);
            Files.createDirectory(fresh);
            if (Files.exists(folder)) {
                Files.delete(fresh);
                return Optional.empty();
            }
            Files.createDirectory(fresh.resolve("checkpoints"));
            Json.write(fresh.resolve("config.json"), config.settings);
            Json.write(fresh.resolve("environment.json"), environment);
            Json.write(fresh.resolve("provenance.json"), provenance);
            Json.write(fresh.resolve("status.json"), RunStatus.begun(now).toJson());
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            if (e.getFile().equals(fresh.toString())) {
                return Optional.empty();
            }
            throw unwritable(parent, e);
        } catch (IOException e) {
            throw unwritable(parent, e);
        }
        return Optional.of(new RunFolder(folder, provenance));
    }

    private static DataException unwritable(Path parent, IOException e) {
        return DataException.of(
                "RunFolder",
                "a folder that can be written",
                parent + " (" + e + ")",
                "name another one, or check its permissions and the free space",
                e);
    }

    /// The run in a folder.
    public static RunFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw DataException.of(
                    "RunFolder", "the folder of a run", folder, "there is no such folder");
        }
        if (!isRun(folder)) {
            throw DataException.of(
                    "RunFolder",
                    "a folder with config.json and provenance.json",
                    folder,
                    "this folder is no run; name one that a training made");
        }
        var run = new RunFolder(folder, Json.read(folder.resolve("provenance.json")));
        if (!(run.provenance.get("id") instanceof String)) {
            throw DataException.of(
                    folder.resolve("provenance.json").toString(),
                    "the id of a run",
                    run.provenance,
                    "the file is damaged");
        }
        return run;
    }

    /// Every run in a folder, oldest first.
    public static List<RunFolder> in(Path parent) {
        var runs = new ArrayList<RunFolder>();
        if (Files.isDirectory(parent)) {
            try (var folders = Files.list(parent)) {
                folders.filter(it -> !it.getFileName().toString().startsWith("."))
                        .filter(RunFolder::isRun)
                        .sorted()
                        .forEach(it -> runs.add(open(it)));
            } catch (IOException e) {
                throw DataException.unreadable("RunFolder.in", parent, e);
            }
        }
        return runs;
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve("config.json"))
                && Files.isRegularFile(folder.resolve("provenance.json"));
    }

    /// Letters, digits and dashes only, so that a name is no path.
    private static String plain(String name) {
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", "-");
        words = words.replaceAll("^-|-$", "");
        words = words.substring(0, Math.min(words.length(), LONGEST_NAME));
        return words.isEmpty() ? "run" : words;
    }

    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 4);
    }

    public Path path() {
        return path;
    }

    public String id() {
        return String.valueOf(provenance.get("id"));
    }

    public String name() {
        return String.valueOf(provenance.getOrDefault("name", id()));
    }

    public Map<String, Object> config() {
        return Json.read(path.resolve("config.json"));
    }

    /// Replaces the configuration.
    public void config(Map<String, ?> settings) {
        Json.write(path.resolve("config.json"), settings);
    }

    public Map<String, Object> environment() {
        return Json.read(path.resolve("environment.json"));
    }

    public Map<String, Object> provenance() {
        return provenance;
    }

    /// The file or folder that it learned from, if that lies where it did and is as it was.
    public Path data() {
        return Provenance.unchanged(provenance, "RunFolder(%s)".formatted(path));
    }

    public RunStatus status() {
        Path file = path.resolve("status.json");
        return RunStatus.fromJson(Json.read(file), file.toString());
    }

    /// Replaces the status.
    public void status(RunStatus status) {
        Json.write(path.resolve("status.json"), status.toJson());
    }

    public MetricLog metrics() {
        return new MetricLog(path.resolve("metrics.jsonl"));
    }

    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    public Path report() {
        return path.resolve("report.html");
    }

    public Path model() {
        return path.resolve("model");
    }

    /// Deletes the folder and all that lies in it.
    public void delete() {
        try (var all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw DataException.of(
                    "RunFolder.delete",
                    "to delete " + path,
                    e,
                    "delete what is left of it by hand",
                    e);
        }
    }

    @Override
    public String toString() {
        return id();
    }
}
