package io.tarn.recipes.sick;

import io.tarn.data.Batch;
import io.tarn.loss.Loss;
import io.tarn.metric.Mean;
import io.tarn.metric.Scores;
import io.tarn.nn.Layer;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.Map;

/// A task of its own, without answers: the net gives back what it was shown.
record Reconstruction(Layer net, Loss loss, Optimizer optimizer) implements Task {
    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of("optimizer", optimizer);
    }

    @Override
    public Tensor step(Batch batch, Descent descent) {
        return descent.down(() -> loss.forward(net.forward(batch.x()), batch.x()), optimizer);
    }

    @Override
    public Judgement judge() {
        Mean mean = new Mean();
        return new Judgement() {
            @Override
            public void add(Batch batch) {
                mean.add(loss.forward(net.forward(batch.x()), batch.x()).item(), batch.size());
            }

            @Override
            public Scores scores() {
                return new Scores(Map.of("loss", mean.value()));
            }
        };
    }
}
