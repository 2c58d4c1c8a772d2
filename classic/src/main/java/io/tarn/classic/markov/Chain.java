package io.tarn.classic.markov;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// How likely a chain begins in each state, and how it goes on from one to the next.
///
/// @param start π, `[states]`
/// @param transitions A, `[states × states]`, row by row: from a state to each
record Chain(double[] start, double[] transitions) {
    private static final double ROUNDING = 1e-6;
    private static final double ROUNDING_OF_DOUBLES = 1e-12;

    static Chain of(String who, Tensor start, Tensor transitions) {
        if (start.rank() != 1 || start.size(0) == 0) {
            throw TensorException.of(
                    who, "start of shape [states]", start.shape(), "a probability for each state");
        }
        long states = start.size(0);
        return new Chain(
                probabilities(who, "start", start, states),
                probabilities(who, "transitions", transitions, states, states));
    }

    /// The values of a tensor whose rows are distributions.
    static double[] probabilities(String who, String name, Tensor values, long... sizes) {
        if (!Arrays.equals(values.shape().toArray(), sizes)) {
            throw TensorException.of(
                    who,
                    "%s of shape %s".formatted(name, Arrays.toString(sizes)),
                    values.shape(),
                    "a row of probabilities for each state");
        }
        double[] all = values.toDouble().toDoubleArray();
        int width = (int) sizes[sizes.length - 1];
        for (int from = 0; from < all.length; from += width) {
            double[] row = Arrays.copyOfRange(all, from, from + width);
            double sum = Arrays.stream(row).sum();
            if (!(Math.abs(sum - 1) < ROUNDING) || Arrays.stream(row).min().orElse(0) < 0) {
                throw TensorException.of(
                        who,
                        "%s that are 0 or more and sum to 1".formatted(name),
                        Arrays.toString(row),
                        "divide each row by its sum");
            }
            if (Math.abs(sum - 1) > ROUNDING_OF_DOUBLES) {
                normalise(all, from, width); // they were FLOAT32
            }
        }
        return all;
    }

    /// The same chance for every beginning; any state may follow any, at random rates.
    static Chain random(int states, SplittableRandom random) {
        double[] start = new double[states];
        Arrays.fill(start, 1.0 / states);
        return new Chain(start, randomRows(states, states, random));
    }

    /// Rows of distributions without zeros.
    static double[] randomRows(int rows, int width, SplittableRandom random) {
        double[] values = random.doubles((long) rows * width, 0.5, 1.5).toArray();
        for (int row = 0; row < rows; row++) {
            normalise(values, row * width, width);
        }
        return values;
    }

    /// Divides values by their sum.
    ///
    /// @return whether there was anything to divide by
    static boolean normalise(double[] values, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += values[i];
        }
        for (int i = from; sum > 0 && i < from + width; i++) {
            values[i] /= sum;
        }
        return sum > 0;
    }

    int states() {
        return start.length;
    }

    Tensor startTensor() {
        return Tensor.of(start, start.length);
    }

    Tensor transitionTensor() {
        return Tensor.of(transitions, start.length, start.length);
    }

    /// The states of a walk.
    int[] walk(int steps, SplittableRandom random) {
        int[] path = new int[steps];
        for (int t = 0; t < steps; t++) {
            path[t] =
                    t == 0
                            ? draw(start, 0, states(), random)
                            : draw(transitions, path[t - 1] * states(), states(), random);
        }
        return path;
    }

    /// A place from 0 to `width` - 1 by the probabilities from `from` on.
    static int draw(double[] probabilities, int from, int width, SplittableRandom random) {
        double left = random.nextDouble();
        int last = 0;
        for (int i = 0; i < width; i++) {
            left -= probabilities[from + i];
            if (left < 0) {
                return i;
            }
            last = probabilities[from + i] > 0 ? i : last;
        }
        return last; // the sum was below 1 by rounding
    }
}
