package io.tarn.cli;

import io.tarn.auto.media.MediaEvent;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Shows on the last line of a terminal what is going on: the candidate, its epoch and validation loss, the seconds of the budget.
final class Progress implements AutoCloseable {
    private static final int MILLIS = 500;

    private final StatusLine line;
    private final Duration budget;
    private final LongSupplier nanos;
    private final long start;
    private final Timer timer = new Timer("progress", true);
    private final ReentrantLock lock = new ReentrantLock();
    private String doing = "";

    /// @param nanos the time, as [System#nanoTime] tells it
    Progress(StatusLine line, Duration budget, LongSupplier nanos) {
        this.line = line;
        this.budget = budget;
        this.nanos = nanos;
        start = nanos.getAsLong();
    }

    /// Shows the time go by, too.
    static Progress ticking(StatusLine line, Duration budget) {
        var progress = new Progress(line, budget, System::nanoTime);
        var tick =
                new TimerTask() {
                    @Override
                    public void run() {
                        progress.show();
                    }
                };
        progress.timer.scheduleAtFixedRate(tick, MILLIS, MILLIS);
        return progress;
    }

    /// Says what is going on from now on; nothing says nothing.
    void doing(String what) {
        lock.lock();
        try {
            doing = what;
            show();
        } finally {
            lock.unlock();
        }
    }

    void epoch(MediaEvent.Epoch epoch) {
        doing(
                String.format(
                        Locale.ROOT,
                        "%s   epoch %d of %d   validation loss %s",
                        epoch.candidate(),
                        epoch.epoch(),
                        epoch.epochs(),
                        Figures.of(epoch.validationLoss())));
    }

    private void show() {
        lock.lock();
        try {
            if (doing.isEmpty()) {
                line.clear();
                return;
            }
            long used = Math.round((nanos.getAsLong() - start) / 1e9);
            line.show("%s   %,d of %,d s".formatted(doing, used, budget.toSeconds()));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        timer.cancel();
        doing("");
    }
}
