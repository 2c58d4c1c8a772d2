package io.tarn.train;

/// How long a training has run, over all its resumptions, and when it is time for something.
final class Clock {
    private final Plan plan;
    private long start = System.nanoTime();
    private double before;
    private double savedAt;

    Clock(Plan plan) {
        this.plan = plan;
    }

    /// Counts on from a resumed training's time.
    void startFrom(double seconds) {
        before = seconds;
        savedAt = seconds;
        start = System.nanoTime();
    }

    double seconds() {
        return before + (System.nanoTime() - start) / 1e9;
    }

    boolean isOver() {
        return seconds() > plan.budget().toNanos() / 1e9;
    }

    boolean isTimeToSave() {
        return seconds() - savedAt >= plan.saveEvery().toNanos() / 1e9;
    }

    void saved() {
        savedAt = seconds();
    }
}
