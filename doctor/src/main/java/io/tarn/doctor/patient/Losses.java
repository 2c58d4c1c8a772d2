package io.tarn.doctor.patient;

import io.tarn.data.Batch;
import io.tarn.nn.Modes;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.List;

/// The loss that a task would descend on, without a step.
public final class Losses {
    private Losses() {}

    /// In evaluation mode.
    public static double of(Task task, Batch batch) {
        try (var modes = Modes.eval(task.net())) {
            return asItIs(task, batch);
        }
    }

    /// In training mode, with dropout and the statistics of the batch: what training sees. It draws from the global random numbers and
    /// moves running statistics, so call it where those are put back.
    public static double inTraining(Task task, Batch batch) {
        try (var modes = Modes.train(task.net())) {
            return asItIs(task, batch);
        }
    }

    private static double asItIs(Task task, Batch batch) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            List<Tensor> losses = new ArrayList<>();
            task.step(
                    batch,
                    (loss, _) -> {
                        losses.add(loss.get());
                        return losses.getLast();
                    });
            return losses.isEmpty() ? Double.NaN : losses.getFirst().item();
        }
    }
}
