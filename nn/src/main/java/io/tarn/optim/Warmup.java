package io.tarn.optim;

/// A linear rise to the rate: η = η₀·(s + (1-s)·t/T), with t up to T.
public record Warmup(long length, double start) implements Schedule {
    public Warmup {
        Settings.atLeast(1, "Warmup.length", length);
        Settings.fraction("Warmup.start", start);
    }

    /// s: the share of η₀ at the first step.
    public Warmup from(double start) {
        return new Warmup(length, start);
    }

    @Override
    public double rate(double base, long step) {
        double t = Math.min(step, length);
        // η = η₀·(s + (1-s)·t/T)
        return base * (start + (1 - start) * t / length);
    }
}
