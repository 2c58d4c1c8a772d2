package io.tarn.optim;

/// A wave of straight lines between two rates (Smith, 2017).
///
/// ```
/// η = η₀ + (η₁ - η₀)·x·a      x rises from 0 to 1 and falls back in every cycle
/// ```
///
/// The amplitude a stays ([Steady]), halves with every cycle ([Halving]) or falls as γᵗ
/// ([Shrinking]).
public record Cyclical(double maximum, long rise, long fall, Amplitude amplitude)
        implements Schedule {
    /// How high the waves are, from 1 at first.
    public sealed interface Amplitude {
        double at(long cycle, long step);
    }

    /// All waves are alike: a = 1.
    public record Steady() implements Amplitude {
        @Override
        public double at(long cycle, long step) {
            return 1;
        }
    }

    /// Every wave is half as high as the one before: a = ½ᶜ.
    public record Halving() implements Amplitude {
        @Override
        public double at(long cycle, long step) {
            return Math.pow(0.5, cycle);
        }
    }

    /// Waves shrink at every step: a = γᵗ.
    public record Shrinking(double gamma) implements Amplitude {
        public Shrinking {
            Settings.fraction("Cyclical.shrinking", gamma);
        }

        @Override
        public double at(long cycle, long step) {
            return Math.pow(gamma, step);
        }
    }

    public Cyclical {
        Settings.notNegative("Cyclical.maximum", maximum);
        Settings.atLeast(1, "Cyclical.rise", rise);
        Settings.atLeast(1, "Cyclical.fall", fall);
    }

    /// The number of steps from the top back down, if it is not that of the rise.
    public Cyclical fall(long steps) {
        return new Cyclical(maximum, rise, steps, amplitude);
    }

    public Cyclical halving() {
        return new Cyclical(maximum, rise, fall, new Halving());
    }

    public Cyclical shrinking(double gamma) {
        return new Cyclical(maximum, rise, fall, new Shrinking(gamma));
    }

    @Override
    public double rate(double base, long step) {
        long cycle = step / (rise + fall);
        double t = step % (rise + fall);
        double x = t <= rise ? t / rise : 1 - (t - rise) / fall;
        // η = η₀ + (η₁ - η₀)·x·a
        return base + (maximum - base) * x * amplitude.at(cycle, step);
    }
}
