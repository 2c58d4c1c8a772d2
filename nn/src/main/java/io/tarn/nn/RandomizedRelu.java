package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// A leaky ReLU whose slope is drawn anew for each element while training, and is the mean slope in
/// eval mode; known as RReLU (Xu et al., 2015).
public final class RandomizedRelu implements Layer {
    private final Mode mode = new Mode();
    private final double lower;
    private final double upper;

    private RandomizedRelu(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /// Slopes from ⅛ to ⅓.
    public static RandomizedRelu of() {
        return of(1.0 / 8, 1.0 / 3);
    }

    public static RandomizedRelu of(double lower, double upper) {
        if (lower > upper) {
            throw TensorException.of(
                    "RandomizedRelu",
                    "lower ≤ upper",
                    "%s and %s".formatted(lower, upper),
                    "swap them");
        }
        return new RandomizedRelu(lower, upper);
    }

    @Override
    public Tensor forward(Tensor x) { // [*]
        // y = x where x > 0, a·x elsewhere; a ~ U(lower, upper), (lower + upper) / 2 in eval mode
        Tensor y = mode.isTraining() ? x.rrelu(lower, upper) : x.leakyRelu((lower + upper) / 2);
        return Hooks.after(this, x, y);
    }

    @Override
    public String toString() {
        return "RandomizedRelu(%.3g to %.3g)".formatted(lower, upper);
    }
}
