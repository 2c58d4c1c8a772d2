package io.tarn.classic.markov;

import java.util.List;

/// What each state shows: all that a hidden Markov model needs to know about its observations.
///
/// @param <S> a whole sequence, in plain arrays
interface Emissions<S> {
    int steps(S sequence);

    /// log p(x_t | state), `[steps × states]`, row by row.
    double[] logLikelihoods(S sequence);

    /// The likeliest of their kind, where each step belongs to each state by that share; a state without any stays as it is.
    ///
    /// @param shares for every sequence, `[steps × states]`
    Emissions<S> learned(List<S> sequences, List<double[]> shares);
}
