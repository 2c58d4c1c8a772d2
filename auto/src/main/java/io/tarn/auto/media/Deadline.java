package io.tarn.auto.media;

import java.time.Duration;

/// The time at which all should be done.
record Deadline(long start, Duration budget) {
    static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime(), budget);
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    double secondsLeft() {
        return Math.max(0, budget.toMillis() / 1e3 - seconds());
    }
}
