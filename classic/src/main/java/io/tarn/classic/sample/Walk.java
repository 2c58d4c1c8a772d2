package io.tarn.classic.sample;

/// A chain on its way.
@FunctionalInterface
public interface Walk {
    Step next();

    /// Where a step led, and how it went.
    ///
    /// @param place which nobody changes afterwards
    /// @param acceptance the probability with which the step's proposals are accepted, on average
    /// @param evaluations how often the density, or its gradient, was asked
    /// @param diverged whether the simulated motion lost its energy's track; false where nothing moves
    /// @param size of the step, as it is tuned
    record Step(
            double[] place, double acceptance, int evaluations, boolean diverged, double size) {}
}
