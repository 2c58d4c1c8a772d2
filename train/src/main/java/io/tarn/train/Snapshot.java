package io.tarn.train;

import io.tarn.optim.Optimizer;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// A task as it was at a moment: weights, buffers, optimizers and the global random numbers, which all come back when the snapshot closes.
///
/// ```java
/// try (var before = Snapshot.of(task)) { … }     // anything may be tried here
/// ```
///
/// Gradients are cleared by closing, and modes stay: see [io.tarn.nn.Modes].
public final class Snapshot implements AutoCloseable {
    private final Task task;
    private final Map<String, Tensor> weights;
    private final Map<Optimizer, Map<String, Tensor>> optimizers = new LinkedHashMap<>();
    private final Tensor random;

    private Snapshot(Task task) {
        this.task = task;
        this.weights = copies(task.net().state());
        task.optimizers()
                .values()
                .forEach(optimizer -> optimizers.put(optimizer, copies(optimizer.state())));
        this.random = Random.global().state().unscoped();
    }

    public static Snapshot of(Task task) {
        try (var scope = Scope.open()) {
            return new Snapshot(task);
        }
    }

    private static Map<String, Tensor> copies(Map<String, Tensor> state) {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        state.forEach((name, tensor) -> copies.put(name, tensor.copy().unscoped()));
        return copies;
    }

    @Override
    public void close() {
        try (var scope = Scope.open()) {
            task.net().load(weights);
            optimizers.forEach(Optimizer::load);
            Random.global().restore(random);
        }
        task.net().zeroGrad();
    }
}
