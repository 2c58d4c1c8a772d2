package io.tarn.optim;

/// A fall by the same factor at every step: η = η₀·γᵗ.
public record Exponential(double gamma) implements Schedule {
    public Exponential {
        Settings.positive("Exponential.gamma", gamma);
    }

    @Override
    public double rate(double base, long step) {
        // η = η₀·γᵗ
        return base * Math.pow(gamma, step);
    }
}
