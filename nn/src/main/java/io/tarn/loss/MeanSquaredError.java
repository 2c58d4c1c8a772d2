package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;

/// The squared error, (ŷ - y)²: pulls hard on outliers.
public record MeanSquaredError(Reduction reduction) implements Loss {
    public static MeanSquaredError of() {
        return new MeanSquaredError(Reduction.MEAN);
    }

    public MeanSquaredError reduction(Reduction other) {
        return new MeanSquaredError(other);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) { // [*], [*] → []
        Targets.sameShape("MeanSquaredError", prediction, target);
        // (ŷ - y)²
        return prediction.squaredError(target, reduction);
    }
}
