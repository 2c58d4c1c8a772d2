package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A store that fails is a warning, once; training goes on and the folder stays complete.
final class LostStoreTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(StoreThread.class);

    @TempDir private Path folder;
    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();
    private final List<Long> written = Collections.synchronizedList(new ArrayList<>());
    private RunFolder run;

    @BeforeEach
    void listen() {
        run = RunFolder.create(folder, "test");
        warnings.start();
        LOGGER.addAppender(warnings);
        LOGGER.setLevel(Level.WARN);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(warnings);
    }

    private Recorder recorder(int queue, Supplier<Sink> sink) {
        var config = new Recorder.Config(Optional.empty(), queue, Duration.ofSeconds(2));
        return Recorder.of(run, config, Optional.of(sink), Duration.ofMillis(20));
    }

    private void train(Recorder recorder, int steps) {
        recorder.on(Told.started(0, false));
        LongStream.rangeClosed(1, steps).forEach(step -> recorder.on(Told.stepped(step)));
        recorder.on(Told.epochEnded(steps, 0.5));
    }

    private void isCompleteWithOneWarning(int steps, String reason) {
        assertThat(run.metrics().series("batch", "loss")).hasSize(steps);
        assertThat(warnings.list).hasSize(1);
        assertThat(warnings.list.getFirst().getFormattedMessage())
                .startsWith("Run " + run.id() + " is not written to the run store: ")
                .contains(reason)
                .endsWith("Training goes on, and the run's folder stays complete.");
    }

    /// A store whose disk is full.
    private record Full() implements Sink {
        @Override
        public void write(List<LogLine> lines, RunStatus status) {
            throw new IllegalStateException("no space left on device");
        }

        @Override
        public void repair() {
            throw new IllegalStateException("no space left on device");
        }
    }

    @Test
    void aFullDiskIsOneWarning() {
        try (var recorder = recorder(100, Full::new)) {
            train(recorder, 50);
            recorder.state();
            recorder.on(Told.warned(50, "more to lose"));
        }
        isCompleteWithOneWarning(50, "no space left on device");
    }

    @Test
    void aStoreThatCannotBeOpenedIsOneWarning() {
        Supplier<Sink> opening =
                () -> {
                    throw new IllegalStateException("no such host");
                };
        try (var recorder = recorder(100, opening)) {
            train(recorder, 50);
        }
        isCompleteWithOneWarning(50, "no such host");
    }

    /// The store hangs as long as training lasts, and longer than its end waits.
    @Test
    void aStoreThatHangsStopsNobody() throws InterruptedException {
        var release = new CountDownLatch(1);
        var hanging =
                new Sink() {
                    @Override
                    public void write(List<LogLine> lines, RunStatus status) {
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }

                    @Override
                    public void repair() {}
                };
        long start = System.nanoTime();
        var recorder = recorder(10, () -> hanging);
        train(recorder, 500);
        recorder.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(recorder.dropped()).isGreaterThan(400);
        isCompleteWithOneWarning(500, "its queue is full");
        release.countDown();
    }

    @Test
    void aStoreThatComesBackGetsEverythingInTheEnd() {
        Path file = folder.resolve("store/runs.db");
        try (var recorder =
                Recorder.of(
                        run,
                        new Recorder.Config(Optional.empty(), 5, Duration.ofSeconds(20)),
                        Optional.of(() -> new StoreSink(RunStore.open(file), run)),
                        Duration.ofMillis(20))) {
            train(recorder, 300);
        }
        isCompleteWithOneWarning(300, "its queue is full");
        assertThat(RunStore.open(file).series(run.id(), "batch", "loss")).hasSize(300);
        assertThat(Files.exists(file)).isTrue();
    }

    @Test
    void aStoreThatWorksGetsEachLineInItsOrder() {
        var sink =
                new Sink() {
                    @Override
                    public void write(List<LogLine> lines, RunStatus status) {
                        lines.forEach(line -> written.add(line.step()));
                    }

                    @Override
                    public void repair() {
                        written.clear();
                    }
                };
        try (var recorder = recorder(10_000, () -> sink)) {
            train(recorder, 900);
        }
        assertThat(written).hasSize(902).isSorted();
        assertThat(warnings.list).isEmpty();
    }
}
