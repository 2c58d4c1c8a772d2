package io.tarn.doctor.patient;

import io.tarn.tensor.Tensor;

/// What kind of numbers a net answers with.
public final class Answers {
    private static final double CLOSE = 1e-3;

    private Answers() {}

    /// Rows `[batch, classes, …]` of numbers from 0 to 1 that sum up to 1.
    public static boolean areProbabilities(Tensor answer) {
        return answer.rank() >= 2
                && answer.size(1) > 1
                && answer.min().item() >= 0
                && answer.max().item() <= 1 + CLOSE
                && answer.sum(1).sub(1).abs().max().item() < CLOSE;
    }

    /// Rows of logarithms of such numbers.
    public static boolean areLogProbabilities(Tensor answer) {
        return answer.rank() >= 2
                && answer.size(1) > 1
                && answer.max().item() <= CLOSE
                && answer.exp().sum(1).sub(1).abs().max().item() < CLOSE;
    }
}
