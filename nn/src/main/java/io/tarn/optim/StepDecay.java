package io.tarn.optim;

/// A fall in equal stairs: η = η₀·γ^⌊t/s⌋.
public record StepDecay(long every, double gamma) implements Schedule {
    public StepDecay {
        Settings.atLeast(1, "StepDecay.every", every);
        Settings.positive("StepDecay.gamma", gamma);
    }

    @Override
    public double rate(double base, long step) {
        long stairs = step / every;
        // η = η₀·γ^⌊t/s⌋
        return base * Math.pow(gamma, stairs);
    }
}
