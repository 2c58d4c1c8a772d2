package io.tarn.classic.factor;

/// ψ, the slope of ln Γ, for numbers above 0.
final class Digamma {
    private static final double LARGE = 6;

    private Digamma() {}

    /// ψ(x) = ψ(x + 1) - 1/x up to where the series ln x - 1/(2x) - 1/(12x²) + 1/(120x⁴) - 1/(252x⁶) + … holds.
    static double of(double x) {
        double sum = 0;
        double at = x;
        while (at < LARGE) {
            sum -= 1 / at;
            at++;
        }
        double r = 1 / (at * at);
        double series = 1. / 12 - r * (1. / 120 - r * (1. / 252 - r * (1. / 240 - r / 132)));
        return sum + Math.log(at) - 0.5 / at - r * series;
    }

    /// exp(E[ln θₖ]) = exp(ψ(γₖ) - ψ(Σγ)) for θ drawn from a Dirichlet distribution.
    static double[] expectation(double[] gamma) {
        double sum = 0;
        for (double g : gamma) {
            sum += g;
        }
        double whole = of(sum);
        double[] result = new double[gamma.length];
        for (int k = 0; k < gamma.length; k++) {
            result[k] = Math.exp(of(gamma[k]) - whole);
        }
        return result;
    }
}
