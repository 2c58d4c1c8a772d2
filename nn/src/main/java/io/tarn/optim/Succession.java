package io.tarn.optim;

/// One schedule after another.
record Succession(Schedule first, Schedule second) implements Schedule {
    @Override
    public double rate(double base, long step) {
        long start = first.length();
        return step < start ? first.rate(base, step) : second.rate(base, step - start);
    }

    @Override
    public long length() {
        return second.length() == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : first.length() + second.length();
    }
}
