package io.tarn.optim;

/// A fall along half a cosine wave: η = ηₘ + (η₀ - ηₘ)·(1 + cos(πt/T)) / 2, with t up to T
/// (Loshchilov and Hutter, 2017).
public record Cosine(long length, double minimum) implements Schedule {
    public Cosine {
        Settings.atLeast(1, "Cosine.length", length);
        Settings.notNegative("Cosine.minimum", minimum);
    }

    /// ηₘ: the rate at the end.
    public Cosine to(double minimum) {
        return new Cosine(length, minimum);
    }

    @Override
    public double rate(double base, long step) {
        return between(minimum, base, (double) Math.min(step, length) / length);
    }

    /// ηₘ + (η₀ - ηₘ)·(1 + cos(πx)) / 2: from η₀ at x = 0 to ηₘ at x = 1.
    static double between(double minimum, double base, double x) {
        return minimum + (base - minimum) * (1 + Math.cos(Math.PI * x)) / 2;
    }
}
