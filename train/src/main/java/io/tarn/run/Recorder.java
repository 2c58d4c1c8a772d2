package io.tarn.run;

import io.tarn.data.DataException;
import io.tarn.tensor.TensorException;
import io.tarn.train.Callback;
import io.tarn.train.Event;
import io.tarn.train.Plan;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what happens in training into the run's folder, and into the store of all runs where one is given.
///
/// ```java
/// try (var recorder = Recorder.of(run, c -> c.store(RunStore::open))) {
///     trainer.with(recorder).in(run.path()).fit(train, validation);
/// }
/// ```
///
/// Training never waits for it: other threads write. Where the store fails or falls behind, its rows are lost with one
/// warning and training goes on; the folder's log stays complete. Only a checkpoint waits until the log before it is written,
/// so that a resumed run has no gap.
public final class Recorder implements Callback, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /// How it writes.
    ///
    /// @param store opens the store, on the thread that writes into it; empty for none
    /// @param queue how many lines may wait for the store
    /// @param patience how long a checkpoint waits for the log, and the end for log and store
    public record Config(Optional<Supplier<RunStore>> store, int queue, Duration patience) {
        public Config {
            if (queue < 1) {
                throw TensorException.of(
                        "Recorder", "a queue of 1 or more", queue, "leave the default");
            }
        }

        public Config store(Supplier<RunStore> opening) {
            return new Config(Optional.of(opening), queue, patience);
        }

        public Config queue(int lines) {
            return new Config(store, lines, patience);
        }

        public Config patience(Duration time) {
            return new Config(store, queue, time);
        }
    }

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RunFolder run;
    private final Config config;
    private final EventLines lines = new EventLines();
    private final Optional<StoreThread> store;
    private final LogThread log;

    private Recorder(RunFolder run, Config config, Optional<StoreThread> store) {
        this.run = run;
        this.config = config;
        this.store = store;
        this.log =
                new LogThread(run, (line, status) -> store.ifPresent(it -> it.offer(line, status)));
    }

    public static Recorder of(RunFolder run) {
        return of(run, c -> c);
    }

    public static Recorder of(RunFolder run, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(Optional.empty(), 10_000, Duration.ofSeconds(5)));
        return of(
                run,
                config,
                config.store.map(opening -> () -> new StoreSink(opening.get(), run)),
                PAUSE);
    }

    static Recorder of(
            RunFolder run, Config config, Optional<Supplier<Sink>> sink, Duration pause) {
        var store = sink.map(it -> new StoreThread(run.id(), config.queue, pause, it));
        return new Recorder(run, config, store);
    }

    /// How many lines the store did not get, so far.
    public long dropped() {
        return store.map(StoreThread::dropped).orElse(0L);
    }

    @Override
    public Answer on(Event event) {
        if (event instanceof Event.Started started) {
            keep(started.plan());
        }
        lines.line(event).ifPresent(log::offer);
        if (event instanceof Event.Ended) {
            log.flush(config.patience);
        }
        return Answer.GO_ON;
    }

    /// The plan belongs to the configuration, unless whoever wrote it has said so already.
    private void keep(Plan plan) {
        try {
            var settings = new LinkedHashMap<>(run.config());
            if (settings.putIfAbsent("plan", map(plan)) == null) {
                run.config(settings);
            }
        } catch (DataException e) {
            LOG.warn("The plan is not in the configuration of run {}: {}", run, e.getMessage());
        }
    }

    private static Map<String, Object> map(Plan plan) {
        var map = new LinkedHashMap<String, Object>();
        for (RecordComponent component : Plan.class.getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(plan);
                map.put(
                        component.getName(),
                        value instanceof Number ? value : String.valueOf(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a public record shows its components", e);
            }
        }
        return map;
    }

    @Override
    public Map<String, String> state() {
        log.flush(config.patience);
        return lines.state();
    }

    @Override
    public void restore(Map<String, String> state) {
        lines.restore(state);
    }

    /// Writes what waits, with a limit of time, and ends its threads.
    @Override
    public void close() {
        log.close(config.patience);
        store.ifPresent(it -> it.close(config.patience));
    }
}
