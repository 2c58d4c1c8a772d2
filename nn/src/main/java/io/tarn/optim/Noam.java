package io.tarn.optim;

/// The transformer's schedule, a linear rise and a fall with the root of the step (Vaswani et al.,
/// 2017): η = η₀·d^-½·min(t^-½, t·w^-1½), with t from 1.
public record Noam(long width, long warmup) implements Schedule {
    public Noam {
        Settings.atLeast(1, "Noam.width", width);
        Settings.atLeast(1, "Noam.warmup", warmup);
    }

    @Override
    public double rate(double base, long step) {
        double t = step + 1.0;
        // η = η₀·d^-½·min(t^-½, t·w^-1½)
        return base
                * Math.pow(width, -0.5)
                * Math.min(Math.pow(t, -0.5), t * Math.pow(warmup, -1.5));
    }
}
