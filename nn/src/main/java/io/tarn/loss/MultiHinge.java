package io.tarn.loss;

import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The hinge loss of several classes: `Σ max(0, margin - x[y] + x[j])` over the wrong classes j,
/// divided by the number of classes.
///
/// @param margin by how much the right score must lead
public record MultiHinge(double margin, Reduction reduction) implements Loss {
    public MultiHinge {
        if (!(margin > 0)) {
            throw TensorException.of(
                    "MultiHinge", "a margin above 0", margin, "1 is the usual choice");
        }
    }

    public static MultiHinge of() {
        return new MultiHinge(1, Reduction.MEAN);
    }

    public MultiHinge margin(double lead) {
        return new MultiHinge(lead, reduction);
    }

    public MultiHinge reduction(Reduction other) {
        return new MultiHinge(margin, other);
    }

    @Override
    public Tensor forward(Tensor scores, Tensor target) { // [batch, classes], [batch] → []
        Targets.indices("MultiHinge", scores, target);
        Tensor index = target.unsqueeze(1);
        Tensor right = scores.gather(1, index); // [batch, 1]
        // max(0, margin - x[y] + x[j]), where j = y adds nothing
        Tensor violations = scores.sub(right).add(margin).relu().scatter(1, index, 0);
        return reduction.of(violations.mean(1));
    }
}
