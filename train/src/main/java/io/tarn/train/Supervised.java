package io.tarn.train;

import io.tarn.data.Batch;
import io.tarn.loss.Loss;
import io.tarn.metric.Mean;
import io.tarn.metric.Metric;
import io.tarn.metric.Scores;
import io.tarn.nn.Layer;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The task of mapping the first input of a batch to its first target.
public record Supervised(
        Layer net, Loss loss, Optimizer optimizer, List<Supplier<? extends Metric>> metrics)
        implements Task {
    public Supervised {
        metrics = List.copyOf(metrics);
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of("optimizer", optimizer);
    }

    @Override
    public Tensor step(Batch batch, Descent descent) {
        return descent.down(() -> loss.forward(net.forward(batch.x()), batch.y()), optimizer);
    }

    @Override
    public Judgement judge() {
        return new Supervision(metrics.stream().<Metric>map(Supplier::get).toList(), new Mean());
    }

    private final class Supervision implements Judgement {
        private final List<Metric> metrics;
        private final Mean losses;

        private Supervision(List<Metric> metrics, Mean losses) {
            this.metrics = metrics;
            this.losses = losses;
        }

        @Override
        public void add(Batch batch) {
            Tensor prediction = net.forward(batch.x());
            losses.add(loss.forward(prediction, batch.y()).item(), batch.size());
            metrics.forEach(metric -> metric.add(prediction, batch.y()));
        }

        @Override
        public Scores scores() {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("loss", losses.value());
            metrics.forEach(metric -> values.put(metric.name(), metric.value()));
            return new Scores(values);
        }
    }
}
