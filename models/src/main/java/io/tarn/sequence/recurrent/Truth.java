package io.tarn.sequence.recurrent;

import io.tarn.tensor.TensorException;
import java.util.function.LongToDoubleFunction;

/// How likely a decoder that learns reads the true token, and not its own, after so many steps: the schedules of scheduled sampling
/// (Bengio, Vinyals, Jaitly and Shazeer, 2015).
public final class Truth {
    private Truth() {}

    /// ε = max(least, 1 - i / steps).
    public static LongToDoubleFunction linear(long steps, double least) {
        if (steps < 1 || !(least >= 0 && least <= 1)) {
            throw TensorException.of(
                    "Truth.linear",
                    "1 step or more, and a least share from 0 to 1",
                    steps + " and " + least,
                    "give the number of steps of the training");
        }
        return i -> Math.max(least, 1 - (double) i / steps);
    }

    /// ε = kⁱ.
    public static LongToDoubleFunction exponential(double k) {
        if (!(k > 0 && k < 1)) {
            throw TensorException.of(
                    "Truth.exponential", "k between 0 and 1", k, "0.9999 halves in 7,000 steps");
        }
        return i -> Math.pow(k, i);
    }

    /// ε = k / (k + exp(i / k)).
    public static LongToDoubleFunction inverseSigmoid(double k) {
        if (!(k >= 1)) {
            throw TensorException.of(
                    "Truth.inverseSigmoid", "k of 1 or more", k, "1000 halves in 7,000 steps");
        }
        return i -> k / (k + Math.exp(i / k));
    }
}
