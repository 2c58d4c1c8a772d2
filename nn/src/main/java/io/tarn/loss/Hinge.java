package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;

/// The hinge loss of a linear support vector machine: max(0, 1 - y·ŷ), for targets -1 and 1.
public record Hinge(Reduction reduction) implements Loss {
    public static Hinge of() {
        return new Hinge(Reduction.MEAN);
    }

    public Hinge reduction(Reduction other) {
        return new Hinge(other);
    }

    @Override
    public Tensor forward(Tensor prediction, Tensor target) { // [*], [*] → []
        Targets.sameShape("Hinge", prediction, target);
        // max(0, 1 - y·ŷ)
        return reduction.of(prediction.mul(target).rsub(1).relu());
    }
}
