package io.tarn.train;

import io.tarn.data.Batch;
import io.tarn.tensor.Scope;

/// Single training steps outside of a training.
final class Steps {
    private Steps() {}

    /// One step in full precision at this learning rate; its loss.
    static double plain(Task task, Batch batch, double rate) {
        task.optimizers().values().forEach(optimizer -> optimizer.learningRate(rate));
        return plain(task, batch);
    }

    static double plain(Task task, Batch batch) {
        try (var scope = Scope.open()) {
            return task.step(
                            batch.to(Devices.of(task.net())),
                            (loss, optimizer) -> optimizer.step(loss))
                    .item();
        }
    }
}
