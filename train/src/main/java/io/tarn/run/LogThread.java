package io.tarn.run;

import io.tarn.data.DataException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the log and the status of a run from a thread of its own. No line is dropped: where the disk is full, lines
/// wait until it is not.
final class LogThread {
    private static final Logger LOG = LoggerFactory.getLogger(LogThread.class);
    private static final Duration ROUND = Duration.ofMillis(100);
    private static final Duration HEART_BEAT = Duration.ofSeconds(10);

    private final ConcurrentLinkedQueue<LogLine> waiting = new ConcurrentLinkedQueue<>();
    private final RunFolder run;
    private final BiConsumer<LogLine, RunStatus> next;
    private final Thread thread;
    private final List<LogLine> pending = new ArrayList<>();
    private @Nullable LogAppender appender;
    private volatile RunStatus status;
    private final AtomicLong offered = new AtomicLong();
    private volatile long tried;
    private volatile boolean closing;
    private boolean warned;

    /// @param next gets each line once it is in the file
    LogThread(RunFolder run, BiConsumer<LogLine, RunStatus> next) {
        this.run = run;
        this.next = next;
        this.status = run.status();
        this.thread = Thread.ofPlatform().daemon().name("tarn-log").unstarted(this::work);
        thread.start();
    }

    /// Never waits.
    void offer(LogLine line) {
        waiting.add(line);
        offered.incrementAndGet();
    }

    /// Waits until everything offered is in the file, or was found to fail, for so long at most.
    void flush(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (tried < offered.get() && thread.isAlive() && System.nanoTime() < end) {
            LockSupport.unpark(thread);
            LockSupport.parkNanos(100_000);
        }
    }

    private void work() {
        Instant beat = Instant.now();
        long taken = 0;
        for (boolean isLast = false; !isLast; ) {
            isLast = closing;
            taken += take();
            try {
                boolean isChanged = append();
                boolean isDue = beat.plus(HEART_BEAT).isBefore(Instant.now());
                if (isChanged || isDue && status.state() == RunStatus.State.RUNNING) {
                    status = isDue ? status.beating(Instant.now()) : status;
                    beat = Instant.now();
                    run.status(status);
                }
            } catch (IOException | RuntimeException e) {
                warn(e);
            }
            tried = taken;
            if (!isLast && waiting.isEmpty()) {
                LockSupport.parkNanos(ROUND.toNanos());
            }
        }
        close(appender);
    }

    private int take() {
        int before = pending.size();
        for (LogLine line = waiting.poll(); line != null; line = waiting.poll()) {
            pending.add(line);
        }
        return pending.size() - before;
    }

    /// Whether something was written that changes how the run stands.
    private boolean append() throws IOException {
        boolean isChanged = false;
        while (!pending.isEmpty()) {
            int end = 1;
            while (end < pending.size() && !isStart(pending.get(end))) {
                end++;
            }
            if (isStart(pending.getFirst())) {
                close(appender);
                appender = null;
                run.metrics().cut(pending.getFirst().step());
            }
            var lines = pending.subList(0, end);
            opened().append(lines);
            for (LogLine line : lines) {
                status = status.after(line);
                isChanged |= line.kind() != LogLine.Kind.STEP;
                next.accept(line, status);
            }
            lines.clear();
        }
        return isChanged;
    }

    /// Training starts, perhaps not for the first time: what lies after this step is from a process that died.
    private static boolean isStart(LogLine line) {
        return line.kind() == LogLine.Kind.STARTED;
    }

    private LogAppender opened() throws IOException {
        LogAppender open = appender;
        if (open == null) {
            open = new LogAppender(run.metrics());
            appender = open;
        }
        return open;
    }

    private static void close(@Nullable LogAppender open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            LOG.debug("The log was written, and closing it failed.", e);
        }
    }

    private void warn(Exception e) {
        if (!warned) {
            warned = true;
            String reason = e instanceof DataException ? e.getMessage() : e.toString();
            LOG.warn("The folder of run {} cannot be written now: {}", run, reason);
        }
    }

    /// Writes what waits, for so long at most.
    void close(Duration limit) {
        closing = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(limit)) {
                LOG.warn("The log of run {} was not written to its end.", run);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
