package io.tarn.classic.markov;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// How a hidden Markov model is learned by Baum-Welch.
///
/// @param restarts from how many random beginnings; the likeliest end is kept
/// @param iterations the most steps from one beginning
/// @param tolerance the least gain in log likelihood for each observation; where a step gains less, learning ends
/// @param seed of the beginnings
/// @param start probabilities to begin with, `[states]`; else all the same
/// @param transitions probabilities to begin with, `[states, states]`; else random. A zero stays zero: that is how a left-to-right model is made
public record Training(
        int restarts,
        int iterations,
        double tolerance,
        long seed,
        Optional<Tensor> start,
        Optional<Tensor> transitions) {
    private static final String WHO = "Training";

    static final Training DEFAULT =
            new Training(3, 200, 1e-5, 0, Optional.empty(), Optional.empty());

    public Training {
        if (restarts < 1) {
            throw TensorException.of(WHO, "a restart or more", restarts, "1 is a single beginning");
        }
        if (iterations < 0) {
            throw TensorException.of(
                    WHO, "0 iterations or more", iterations, "0 leaves the beginning as it is");
        }
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw TensorException.of(
                    WHO, "a tolerance of 0 or more", tolerance, "0 uses all iterations");
        }
    }

    public Training restarts(int count) {
        return new Training(count, iterations, tolerance, seed, start, transitions);
    }

    public Training iterations(int most) {
        return new Training(restarts, most, tolerance, seed, start, transitions);
    }

    public Training tolerance(double least) {
        return new Training(restarts, iterations, least, seed, start, transitions);
    }

    public Training seed(long number) {
        return new Training(restarts, iterations, tolerance, number, start, transitions);
    }

    public Training start(Tensor probabilities) {
        return new Training(
                restarts, iterations, tolerance, seed, Optional.of(probabilities), transitions);
    }

    public Training transitions(Tensor probabilities) {
        return new Training(
                restarts, iterations, tolerance, seed, start, Optional.of(probabilities));
    }
}
