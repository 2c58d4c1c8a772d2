package io.tarn.nn;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The computation of running statistics for parameters that did not gather them, such as averaged ones.
public final class Recalibrate {
    /// The running statistics of one normalisation; `momentum` is the share that a batch has in them.
    private record Statistics(Buffer mean, Buffer variance, double momentum) {}

    private Recalibrate() {}

    /// Gives every batch normalisation inside `net` the plain mean of its statistics over `batches`.
    ///
    /// Everything but the batch normalisations runs in eval mode; all modes are as before afterwards.
    public static void batchNorm(Layer net, Iterable<Tensor> batches) {
        List<Net> norms = Stream.concat(Stream.of(net), net.namedNets().values().stream())
                .filter(part -> part instanceof BatchNorm1d || part instanceof BatchNorm2d || part instanceof BatchNorm3d)
                .toList();
        List<Statistics> statistics = norms.stream().map(Recalibrate::statistics).toList();
        List<Buffer> counts =
                norms.stream().map(norm -> norm.namedBuffers().get("num_batches_tracked")).toList();
        Map<Mode, Boolean> modes = new LinkedHashMap<>();
        Fields.modes(net).forEach(mode -> modes.put(mode, mode.isTraining()));
        List<Tensor> means = new ArrayList<>();
        statistics.forEach(s -> Stream.of(s.mean, s.variance)
                .forEach(buffer -> means.add(buffer.value().mul(0).unscoped())));
        long batch = 0;
        try (var off = Gradient.off()) {
            net.eval();
            norms.forEach(Net::train);
            for (Tensor x : batches) {
                batch++;
                try (var scope = Scope.open()) {
                    statistics.forEach(s -> Stream.of(s.mean, s.variance).forEach(buffer -> buffer.value().zero_()));
                    counts.forEach(count -> count.value().zero_());
                    net.forward(x);
                    gather(statistics, means, batch);
                }
            }
            publish(statistics, means, counts, batch);
        } finally {
            modes.forEach(Mode::training);
        }
    }

    private static void gather(List<Statistics> statistics, List<Tensor> means, long batch) {
        for (int i = 0; i < statistics.size(); i++) {
            Statistics s = statistics.get(i);
            // running = m·batch, having started from zero; mean ← mean + (batch - mean) / t
            means.get(2 * i).lerp_(s.mean.value().div(s.momentum), 1.0 / batch);
            means.get(2 * i + 1).lerp_(s.variance.value().div(s.momentum), 1.0 / batch);
        }
    }

    private static void publish(List<Statistics> statistics, List<Tensor> means, List<Buffer> counts, long batches) {
        if (batches == 0) {
            return;
        }
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).mean.set(means.get(2 * i));
            statistics.get(i).variance.set(means.get(2 * i + 1));
            counts.get(i).value().fill_(batches);
        }
    }

    private static Statistics statistics(Net norm) {
        BatchNormConfig config =
                switch (norm) {
                    case BatchNorm1d one -> one.config();
                    case BatchNorm2d two -> two.config();
                    case BatchNorm3d three -> three.config();
                    default -> throw new AssertionError(norm);
                };
        Map<String, Buffer> buffers = norm.namedBuffers();
        return new Statistics(
                buffers.get("running_mean"), buffers.get("running_var"), config.momentum().orElse(1));
    }
}
