package io.tarn.classic.sample;

/// Densities whose moments are known.
final class Targets {
    private Targets() {}

    /// Two standard normal coordinates with correlation ρ.
    static SmoothDensity gaussian(double rho) {
        double rest = 1 - rho * rho;
        return (x, slope) -> {
            slope[0] = (rho * x[1] - x[0]) / rest;
            slope[1] = (rho * x[0] - x[1]) / rest;
            return (x[0] * slope[0] + x[1] * slope[1]) / 2;
        };
    }

    /// x₀ ~ N(0, 1), x₁ | x₀ ~ N(x₀² - 1, ½²): means 0 and 0, variances 1 and 2¼.
    static SmoothDensity banana() {
        return (x, slope) -> {
            double off = x[1] - (x[0] * x[0] - 1);
            slope[0] = -x[0] + 8 * off * x[0];
            slope[1] = -4 * off;
            return -x[0] * x[0] / 2 - 2 * off * off;
        };
    }

    /// log of a gamma variable with shape 3: its mean is 1½ - γ, the variance π²/6 - 1¼.
    static SmoothDensity logGamma() {
        return (x, slope) -> {
            slope[0] = 3 - Math.exp(x[0]);
            return 3 * x[0] - Math.exp(x[0]);
        };
    }

    /// Student's t with 8 degrees of freedom: mean 0, variance 4/3.
    static SmoothDensity studentT() {
        return (x, slope) -> {
            slope[0] = -9 * x[0] / (8 + x[0] * x[0]);
            return -4.5 * Math.log1p(x[0] * x[0] / 8);
        };
    }

    /// Two normal modes of equal mass at -a and a on the first of two axes.
    static SmoothDensity twoModes(double a) {
        return (x, slope) -> {
            // tanh(a·x) is the right mode's share less the left one's
            slope[0] = a * Math.tanh(a * x[0]) - x[0];
            slope[1] = -x[1];
            double apart = Math.abs(a * x[0]);
            double logCosh = apart + Math.log1p(Math.exp(-2 * apart));
            return logCosh - (x[0] * x[0] + x[1] * x[1]) / 2;
        };
    }
}
