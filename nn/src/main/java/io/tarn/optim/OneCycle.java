package io.tarn.optim;

/// One rise and one fall, both along cosines (Smith and Topin, 2018).
///
/// ```
/// η₀/d → η₀        in the first share of the steps
/// η₀ → η₀/(d·f)    in the others
/// ```
///
/// The group's own rate η₀ is the peak.
public record OneCycle(long length, double rise, double divisor, double finalDivisor)
        implements Schedule {
    public OneCycle {
        Settings.atLeast(2, "OneCycle.length", length);
        Settings.fraction("OneCycle.rise", rise);
        Settings.positive("OneCycle.divisor", divisor);
        Settings.positive("OneCycle.finalDivisor", finalDivisor);
    }

    /// The share of the steps in which the rate rises.
    public OneCycle rise(double share) {
        return new OneCycle(length, share, divisor, finalDivisor);
    }

    /// d: the first rate is η₀/d.
    public OneCycle divisor(double d) {
        return new OneCycle(length, rise, d, finalDivisor);
    }

    /// f: the last rate is η₀/(d·f).
    public OneCycle finalDivisor(double f) {
        return new OneCycle(length, rise, divisor, f);
    }

    @Override
    public double rate(double base, long step) {
        double t = Math.min(step, length - 1);
        double peak = rise * length - 1;
        double start = base / divisor;
        double end = start / finalDivisor;
        if (t < peak) {
            // η₀/d → η₀
            return Cosine.between(base, start, t / peak);
        }
        // η₀ → η₀/(d·f)
        double fall = length - 1 - peak;
        return fall == 0 ? base : Cosine.between(end, base, (t - peak) / fall);
    }
}
