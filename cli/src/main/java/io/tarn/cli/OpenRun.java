package io.tarn.cli;

import io.tarn.auto.Score;
import io.tarn.metric.Scores;
import io.tarn.run.RunFolder;
import io.tarn.run.RunStatus;
import io.tarn.run.RunStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A run that is going on, until it is finished, failed or interrupted by Ctrl-C; bad data leave nothing of it behind.
final class OpenRun {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRun.class);

    private final RunFolder folder;
    private final ReentrantLock ending = new ReentrantLock();

    private OpenRun(RunFolder folder) {
        this.folder = folder;
    }

    /// A run that is done, and what came of it.
    record Finished<T>(RunFolder folder, T result) {}

    /// Makes a folder in `parent` and does the work in it.
    ///
    /// @param error hears of an interruption
    static <T> Finished<T> carryOut(
            Path parent,
            String name,
            UnaryOperator<RunFolder.Config> choose,
            PrintWriter error,
            Function<T, List<Score>> test,
            Function<RunFolder, T> work) {
        Place.check(parent);
        boolean made = Files.notExists(parent);
        var run = new OpenRun(RunFolder.create(parent, name, choose));
        Thread hook = new Thread(() -> run.interrupt(error));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            T result = work.apply(run.folder);
            Scores scores = Answers.values(test.apply(result));
            run.end(RunStatus.State.FINISHED, Map.of("test", scores), "");
            store(run.folder);
            return new Finished<>(run.folder, result);
        } catch (IllegalArgumentException badData) {
            run.folder.delete();
            deleteIfEmpty(parent, made);
            throw badData;
        } catch (RuntimeException e) {
            run.end(RunStatus.State.FAILED, Map.of(), String.valueOf(e.getMessage()));
            throw e;
        } finally {
            forget(hook);
        }
    }

    private void end(RunStatus.State state, Map<String, Scores> scores, String message) {
        ending.lock();
        try {
            folder.status(new RunStatus(state, Instant.now(), 0, 0, scores, message));
        } finally {
            ending.unlock();
        }
    }

    /// Runs while the process ends; keeps the lock, so that nothing is written after it.
    private void interrupt(PrintWriter error) {
        ending.lock();
        if (!Files.isDirectory(folder.path())
                || folder.status().state() != RunStatus.State.RUNNING) {
            return;
        }
        try (var drafts = Files.newDirectoryStream(folder.path(), "model.new*")) {
            for (Path draft : drafts) {
                deleteAll(draft);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("a draft of the model could not be deleted: {}", e.getMessage());
        }
        folder.status(
                new RunStatus(
                        RunStatus.State.INTERRUPTED,
                        Instant.now(),
                        0,
                        0,
                        Map.of(),
                        "interrupted before there was a model"));
        error.println("tarn: interrupted; no model was made, the settings are in " + folder.path());
        error.flush();
    }

    private static void deleteAll(Path draft) throws IOException {
        try (var all = Files.walk(draft)) {
            List<Path> deepestFirst = all.sorted(java.util.Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        }
    }

    /// The store of all runs is a convenience: without it, the run's folder still has everything.
    private static void store(RunFolder run) {
        try {
            RunStore.open().add(run);
        } catch (RuntimeException e) {
            LOG.warn("the run is not in the store of runs: {}", e.getMessage());
        }
    }

    private static void deleteIfEmpty(Path parent, boolean made) {
        try (var inside = Files.list(parent)) {
            if (made && inside.findAny().isEmpty()) {
                Files.delete(parent);
            }
        } catch (IOException e) {
            LOG.warn("{} stays, empty: {}", parent, e.getMessage());
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("the process is ending", ending);
        }
    }
}
