package io.tarn.classic.markov;

/// What a Gaussian may look like.
public enum Covariance {
    /// An ellipse in any direction.
    FULL,
    /// An ellipse along the axes: the columns are independent within a state.
    DIAGONAL
}
