package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;

/// The absolute error, |ŷ - y|: finds the median, and forgives outliers.
public record MeanAbsoluteError(Reduction reduction) implements Loss {
    public static MeanAbsoluteError of() {
        return new MeanAbsoluteError(Reduction.MEAN);
    }

    public MeanAbsoluteError reduction(Reduction other) {
        return new MeanAbsoluteError(other);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) { // [*], [*] → []
        Targets.sameShape("MeanAbsoluteError", prediction, target);
        // |ŷ - y|
        return prediction.absoluteError(target, reduction);
    }
}
