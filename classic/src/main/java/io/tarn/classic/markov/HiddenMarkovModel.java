package io.tarn.classic.markov;

import io.tarn.classic.Model;
import io.tarn.tensor.Tensor;

/// A chain of hidden states, each of which shows something: p(x, z) = π(z_1)·b(x_1 | z_1) · Π A(z_t | z_t-1)·b(x_t | z_t).
///
/// A sequence is one tensor, a row or number a step. Everything is computed as logarithms, so no sequence is too long.
public sealed interface HiddenMarkovModel extends Model permits DiscreteHmm, GaussianHmm {
    /// How many states there are.
    int states();

    /// π, the chance to begin in each state, `[states]`.
    Tensor start();

    /// A, the chance to go from each state to each, `[states, states]`.
    Tensor transitions();

    /// log p(sequence), the sum over all paths of states; -∞ for what the model cannot show.
    double logLikelihood(Tensor sequence);

    /// The likeliest path of states, `[steps]`, as INT64 (Viterbi).
    Tensor states(Tensor sequence);

    /// p(state at a step | whole sequence), `[steps, states]`.
    Tensor posteriors(Tensor sequence);

    /// p(state after the last step | sequence), `[states]`.
    Tensor nextState(Tensor sequence);

    /// What is expected after the last step: the mean row, `[columns]`, or the chance of each symbol, `[symbols]`.
    Tensor predictNext(Tensor sequence);

    /// A sequence that the model shows, and its states.
    Sampled sample(int steps, long seed);

    /// The log likelihood of the training sequences before the first step of Baum-Welch and after each, `[steps + 1]`; `[0]` where
    /// nothing was learned.
    Tensor history();

    /// @param sequence `[steps]` or `[steps, columns]`
    /// @param states `[steps]`
    record Sampled(Tensor sequence, Tensor states) {}
}
