package io.tarn.classic.sample;

/// A place with a momentum, and what the target is there.
///
/// @param q the place
/// @param p the momentum
/// @param slope ∇log p(q)
record Phase(double[] q, double[] p, double logDensity, double[] slope) {
    Phase momentum(double[] other) {
        return new Phase(q, other, logDensity, slope);
    }
}
