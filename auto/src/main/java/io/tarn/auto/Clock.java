package io.tarn.auto;

import java.time.Duration;

/// A time by which something should be done.
record Clock(long end) {
    static Clock of(Duration budget) {
        long most = Duration.ofDays(36_500).toNanos();
        long nanos = budget.compareTo(Duration.ofDays(36_500)) > 0 ? most : budget.toNanos();
        return new Clock(System.nanoTime() + nanos);
    }

    /// Ends when this share of the time that is left is used up.
    Clock share(double part) {
        return new Clock(System.nanoTime() + (long) (part * Math.max(0, end - System.nanoTime())));
    }

    boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    double secondsLeft() {
        return Math.max(0, end - System.nanoTime()) / 1e9;
    }
}
