package io.tarn.train;

import io.tarn.data.Batch;
import io.tarn.metric.Scores;
import io.tarn.nn.Net;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import java.util.Map;
import java.util.function.Supplier;

/// What is learned: what one step is, and how the result is judged.
///
/// [Supervised] is the usual one. A GAN, a VAE or an agent writes its own, and hands each of its losses to `descent` with the
/// optimizer that is to lower it:
///
/// ```java
/// public Tensor step(Batch batch, Descent descent) {
///     descent.down(() -> realAndFake(batch.x()), discriminatorOptimizer);
///     return descent.down(() -> fooled(batch.size()), generatorOptimizer);
/// }
/// ```
public interface Task {
    /// Everything that learns.
    Net net();

    /// The optimizers by name, whose states belong into a checkpoint.
    Map<String, Optimizer> optimizers();

    /// Learns from a batch, and gives back the loss that people see. Called in a scope of its own, in training mode.
    Tensor step(Batch batch, Descent descent);

    /// Begins a judgement of data that are not learned from.
    Judgement judge();

    /// Sums up how good the net is, batch by batch.
    interface Judgement {
        /// Called in a scope of its own, in evaluation mode, without gradients.
        void add(Batch batch);

        Scores scores();
    }

    /// Lowers losses.
    @FunctionalInterface
    interface Descent {
        /// Computes a loss and its gradients and lets `optimizer` follow them, with the precision, clipping and accumulation of the
        /// plan. Gives back the loss.
        Tensor down(Supplier<Tensor> loss, Optimizer optimizer);
    }
}
