package io.tarn.train;

import io.tarn.data.Batch;
import io.tarn.data.Dataset;
import io.tarn.data.Loader;
import io.tarn.metric.Scores;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;

/// Judges data that are not learned from.
final class Evaluation {
    private Evaluation() {}

    /// The scores of all examples, in evaluation mode; afterwards the net is in training mode.
    static Scores of(Task task, Dataset data, Plan plan) {
        if (data.size() == 0) {
            return Scores.NONE;
        }
        Loader loader =
                Loader.of(
                        data,
                        c ->
                                c.batchSize(plan.batchSize())
                                        .seed(plan.seed())
                                        .threads(plan.loaderThreads()));
        Task.Judgement judgement = task.judge();
        task.net().eval();
        try (var batches = loader.epoch(0)) {
            for (Batch batch : batches) {
                try (var scope = Scope.open();
                        var off = Gradient.off()) {
                    judgement.add(batch.in(scope).to(Devices.of(task.net())));
                }
            }
        } finally {
            task.net().train();
        }
        return judgement.scores();
    }
}
