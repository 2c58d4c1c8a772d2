package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The Huber loss: squared for errors up to δ, linear beyond.
///
/// @param delta the error at which the square becomes a line
public record Huber(double delta, Reduction reduction) implements Loss {
    public Huber {
        if (!(delta > 0)) {
            throw TensorException.of("Huber", "a delta above 0", delta, "1 is the usual choice");
        }
    }

    public static Huber of() {
        return new Huber(1, Reduction.MEAN);
    }

    public Huber delta(double error) {
        return new Huber(error, reduction);
    }

    public Huber reduction(Reduction other) {
        return new Huber(delta, other);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) { // [*], [*] → []
        Targets.sameShape("Huber", prediction, target);
        // ½(ŷ - y)² where |ŷ - y| ≤ δ, else δ·(|ŷ - y| - ½δ)
        return prediction.huberError(target, delta, reduction);
    }
}
