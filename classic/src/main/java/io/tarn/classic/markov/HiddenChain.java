package io.tarn.classic.markov;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.SplittableRandom;

/// A chain of states together with what they show.
///
/// @param history the log likelihood before the first step of learning and after each; empty where nothing was learned
record HiddenChain<S>(Chain chain, Emissions<S> emissions, double[] history) {
    HiddenChain(Chain chain, Emissions<S> emissions) {
        this(chain, emissions, new double[0]);
    }

    HiddenChain<S> withHistory(Tensor logLikelihoods) {
        return new HiddenChain<>(chain, emissions, logLikelihoods.toDoubleArray());
    }

    Tensor historyTensor() {
        return Tensor.of(history, history.length);
    }

    /// Of what it learned from.
    double lastLogLikelihood() {
        return history[history.length - 1];
    }

    int states() {
        return chain.states();
    }

    /// The states of a sample.
    int[] walk(String who, int steps, SplittableRandom random) {
        if (steps < 1) {
            throw TensorException.of(who, "a step or more", steps, "ask for a longer sample");
        }
        return chain.walk(steps, random);
    }

    double logLikelihood(S sequence) {
        return ForwardBackward.logLikelihood(states(), forward(sequence));
    }

    /// The likeliest path, `[steps]`.
    Tensor path(String who, S sequence) {
        Viterbi viterbi = Viterbi.of(chain, emissions.logLikelihoods(sequence));
        requirePossible(who, viterbi.logProbability());
        return Tensor.of(viterbi.path(), viterbi.path().length).toLong();
    }

    /// `[steps, states]`
    Tensor posteriors(String who, S sequence) {
        var both = ForwardBackward.of(chain, emissions.logLikelihoods(sequence));
        requirePossible(who, both.logLikelihood());
        return Tensor.of(both.posteriors(), emissions.steps(sequence), states());
    }

    /// p(z_T+1 = j | x_1 … x_T) = Σ_i p(z_T = i | x_1 … x_T)·A_ij, `[states]`
    Tensor next(String who, S sequence) {
        double[] alpha = forward(sequence);
        requirePossible(who, ForwardBackward.logLikelihood(states(), alpha));
        double[] logs = new double[states()];
        new LogProduct(states(), chain.transitions()).of(alpha, alpha.length - states(), logs, 0);
        double[] next = new double[states()];
        LogProduct.exponentials(logs, 0, next);
        Chain.normalise(next, 0, states());
        return Tensor.of(next, next.length);
    }

    static void requirePossible(String who, double logLikelihood) {
        if (logLikelihood == Double.NEGATIVE_INFINITY) {
            throw TensorException.of(
                    who,
                    "a sequence that the model can show",
                    "one of probability 0",
                    "learn from sequences like it, or begin with no zeros");
        }
    }

    private double[] forward(S sequence) {
        return ForwardBackward.forward(chain, emissions.logLikelihoods(sequence));
    }
}
