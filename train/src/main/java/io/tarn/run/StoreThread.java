package io.tarn.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings lines into the store from a thread of its own. What does not fit into the queue is dropped; so is what the
/// store does not take. The first loss is a warning; at the end it is made good from the folder, if the store is back.
final class StoreThread {
    private static final Logger LOG = LoggerFactory.getLogger(StoreThread.class);
    private static final int MOST_AT_ONCE = 1000;
    private static final Duration HEART_BEAT = Duration.ofSeconds(10);
    private static final Duration GATHER = Duration.ofMillis(200);

    private record Item(LogLine line, RunStatus status) {}

    private final ArrayBlockingQueue<Item> queue;
    private final Supplier<? extends Sink> opening;
    private final String run;
    private final Duration pause;
    private final Thread thread;
    private @Nullable Sink sink;
    private RunStatus status = RunStatus.begun(Instant.now());
    private volatile boolean closing;
    private volatile long dropped;

    /// @param pause the time after a failure in which the store is left alone
    StoreThread(String run, int capacity, Duration pause, Supplier<? extends Sink> opening) {
        this.run = run;
        this.queue = new ArrayBlockingQueue<>(capacity);
        this.opening = opening;
        this.pause = pause;
        this.thread = Thread.ofPlatform().daemon().name("tarn-store").unstarted(this::work);
        thread.start();
    }

    /// Never waits.
    void offer(LogLine line, RunStatus after) {
        if (!queue.offer(new Item(line, after))) {
            lost(1, "its queue is full");
        }
    }

    long dropped() {
        return dropped;
    }

    private void work() {
        try {
            Instant written = Instant.now();
            while (!closing || !queue.isEmpty()) {
                var items = next();
                boolean isDue = written.plus(HEART_BEAT).isBefore(Instant.now());
                if (!items.isEmpty() || isDue && status.state() == RunStatus.State.RUNNING) {
                    write(items);
                    written = Instant.now();
                }
            }
            if (dropped > 0) {
                repair();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // the time to close is over
        }
    }

    private List<Item> next() throws InterruptedException {
        var items = new ArrayList<Item>();
        Item first = queue.poll(GATHER.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            if (!closing) {
                Thread.sleep(GATHER); // one transaction for what comes close together
            }
            items.add(first);
            queue.drainTo(items, MOST_AT_ONCE);
        }
        return items;
    }

    private void write(List<Item> items) throws InterruptedException {
        status = items.isEmpty() ? status.beating(Instant.now()) : items.getLast().status();
        try {
            opened().write(items.stream().map(Item::line).toList(), status);
        } catch (RuntimeException
                | AssertionError e) { // PostgreSQL's driver asserts, where that is on
            lost(items.size(), Database.reason(e));
            if (!closing) {
                Thread.sleep(pause);
            }
        }
    }

    private void repair() {
        try {
            opened().repair();
        } catch (RuntimeException | AssertionError e) {
            LOG.debug("The store is not back at the end of run {}.", run, e);
        }
    }

    private Sink opened() {
        Sink open = sink;
        if (open == null) {
            open = opening.get();
            sink = open;
        }
        return open;
    }

    private synchronized void lost(int lines, String reason) {
        if (dropped == 0) {
            LOG.warn(
                    "Run {} is not written to the run store: {}. Training goes on, and the run's folder stays complete.",
                    run,
                    reason);
        }
        dropped += Math.max(1, lines);
    }

    /// Writes what waits, for so long at most.
    void close(Duration limit) {
        closing = true;
        try {
            if (!thread.join(limit)) {
                lost(queue.size(), "it did not answer within " + limit.toMillis() + " ms");
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
