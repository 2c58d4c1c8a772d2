package io.tarn.optim;

/// Cosine falls with jumps back to the rate, each as long as the one before times a factor
/// (Loshchilov and Hutter, 2017): η = ηₘ + (η₀ - ηₘ)·(1 + cos(πt/Tᵢ)) / 2, t counted from the last
/// restart, Tᵢ₊₁ = k·Tᵢ.
public record WarmRestarts(long first, long factor, double minimum) implements Schedule {
    public WarmRestarts {
        Settings.atLeast(1, "WarmRestarts.first", first);
        Settings.atLeast(1, "WarmRestarts.factor", factor);
        Settings.notNegative("WarmRestarts.minimum", minimum);
    }

    /// k: how much longer each fall is than the one before.
    public WarmRestarts lengthening(long k) {
        return new WarmRestarts(first, k, minimum);
    }

    /// ηₘ: the rate at the end of each fall.
    public WarmRestarts to(double minimum) {
        return new WarmRestarts(first, factor, minimum);
    }

    @Override
    public double rate(double base, long step) {
        long fall = first;
        long t = step;
        if (factor == 1) {
            t %= fall;
        }
        while (t >= fall) {
            t -= fall;
            fall *= factor;
        }
        // η = ηₘ + (η₀ - ηₘ)·(1 + cos(πt/Tᵢ)) / 2
        return Cosine.between(minimum, base, (double) t / fall);
    }
}
