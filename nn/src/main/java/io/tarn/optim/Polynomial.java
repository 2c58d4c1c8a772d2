package io.tarn.optim;

/// A fall along a power: η = ηₘ + (η₀ - ηₘ)·(1 - t/T)ᵖ, with t up to T and ηₘ = e·η₀; a straight
/// line where p = 1.
public record Polynomial(long length, double power, double end) implements Schedule {
    public Polynomial {
        Settings.atLeast(1, "Polynomial.length", length);
        Settings.positive("Polynomial.power", power);
        Settings.notNegative("Polynomial.end", end);
    }

    /// e: the share of η₀ at the end.
    public Polynomial to(double end) {
        return new Polynomial(length, power, end);
    }

    @Override
    public double rate(double base, long step) {
        double t = Math.min(step, length);
        double least = base * end;
        // η = ηₘ + (η₀ - ηₘ)·(1 - t/T)ᵖ
        return least + (base - least) * Math.pow(1 - t / length, power);
    }
}
