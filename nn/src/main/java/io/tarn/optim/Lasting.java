package io.tarn.optim;

/// The beginning of a schedule.
record Lasting(Schedule schedule, long length) implements Schedule {
    Lasting {
        Settings.atLeast(1, "Schedule.lasting", length);
    }

    @Override
    public double rate(double base, long step) {
        return schedule.rate(base, Math.min(step, length));
    }
}
