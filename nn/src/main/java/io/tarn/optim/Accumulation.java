package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.List;

/// Gradient accumulation: several small batches make one step, as if they were one large batch.
///
/// ```java
/// var accumulation = Accumulation.of(4);
/// for (Batch batch : batches) {
///     if (accumulation.backward(loss(batch))) {
///         optimizer.step();
///         optimizer.zeroGrad();
///     }
/// }
/// ```
///
/// Each loss is the mean over its batch; the gradients add up to that of the mean over all of them.
public final class Accumulation {
    private final long batches;
    private long gathered;

    private Accumulation(long batches) {
        this.batches = Settings.atLeast(1, "Accumulation.of", batches);
    }

    /// One step for every `batches` batches.
    public static Accumulation of(long batches) {
        return new Accumulation(batches);
    }

    /// Adds the gradient of `loss / batches`; true when it was the last batch and a step is due.
    public boolean backward(Tensor loss) {
        loss.div(batches).backward();
        gathered = (gathered + 1) % batches;
        return gathered == 0;
    }

    /// At the end of the data: true when batches are left over and a step is due. Their gradients,
    /// those of `parameters`, become those of the mean over the batches that there were.
    public boolean flush(List<Parameter> parameters) {
        if (gathered == 0) {
            return false;
        }
        double factor = (double) batches / gathered;
        try (var _ = Scope.open();
                var _ = Gradient.off()) {
            parameters.forEach(parameter -> parameter.grad().ifPresent(g -> g.mul_(factor)));
        }
        gathered = 0;
        return true;
    }
}
