package io.tarn.classic.sample;

/// A step size that is raised where too much is accepted and lowered where too little is: dual averaging (Nesterov; Hoffman and Gelman 2014).
final class StepSize {
    private static final double GAMMA = 0.05; // how strongly it answers
    private static final double T0 = 10; // how little the first steps count
    private static final double KAPPA = 0.75; // how fast the old ones are forgotten

    private final double delta; // the acceptance to reach
    private double mu;
    private double surplus;
    private double logStep;
    private double logMean;
    private int t;

    StepSize(double acceptance, double first) {
        delta = acceptance;
        restart(first);
    }

    /// Begins anew around ten times a step size: large ones are cheap to try.
    void restart(double step) {
        mu = Math.log(10 * step);
        logStep = Math.log(step);
        logMean = logStep;
        surplus = 0;
        t = 0;
    }

    double now() {
        return Math.exp(logStep);
    }

    /// @param acceptance of the last step
    void learn(double acceptance) {
        t++;
        // H̄ ← (1 - 1/(t + t₀))·H̄ + (δ - α)/(t + t₀)
        surplus += (delta - acceptance - surplus) / (t + T0);
        // log ε = μ - √t/γ · H̄
        logStep = mu - Math.sqrt(t) / GAMMA * surplus;
        // log ε̄ ← t^-κ·log ε + (1 - t^-κ)·log ε̄
        double weight = Math.pow(t, -KAPPA);
        logMean += weight * (logStep - logMean);
    }

    /// From now on the mean of what was tried.
    void settle() {
        logStep = logMean;
    }
}
