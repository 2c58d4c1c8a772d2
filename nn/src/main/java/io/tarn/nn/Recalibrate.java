package io.tarn.nn;

import static java.util.Objects.requireNonNull;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The computation of running statistics for parameters that did not gather them, such as averaged ones.
public final class Recalibrate {
    private Recalibrate() {}

    /// Gives every batch normalisation inside `net` the plain mean of its statistics over `batches`.
    ///
    /// Everything but the batch normalisations runs in eval mode; all modes are as before afterwards.
    public static void batchNorm(Layer net, Iterable<Tensor> batches) {
        try (var modes = Modes.eval(net);
                var off = Gradient.off()) {
            List<Statistics> all =
                    Stream.concat(Stream.of(net), net.namedNets().values().stream())
                            .flatMap(part -> Statistics.of(part).stream())
                            .toList();
            long t = 0;
            for (Tensor x : batches) {
                t++;
                all.forEach(Statistics::forget);
                try (var scope = Scope.open()) {
                    net.forward(x);
                    for (Statistics statistics : all) {
                        statistics.gather(t);
                    }
                }
            }
            if (t == 0) {
                throw TensorException.of(
                        "Recalibrate.batchNorm",
                        "one batch or more",
                        "none",
                        "give training batches");
            }
            for (Statistics statistics : all) {
                statistics.publish(t);
            }
        }
    }

    /// The running statistics of one normalisation, and the means over the batches so far.
    private static final class Statistics {
        private final Map<String, Buffer> buffers;
        private final double momentum; // the share of the newest batch
        private final Tensor mean;
        private final Tensor variance;

        private Statistics(Net norm, double momentum) {
            this.buffers = norm.namedBuffers();
            this.momentum = momentum;
            this.mean = buffer("running_mean").value().copy().unscoped();
            this.variance = buffer("running_var").value().copy().unscoped();
            norm.train();
        }

        private Buffer buffer(String name) {
            return requireNonNull(buffers.get(name));
        }

        static Optional<Statistics> of(Net part) {
            Optional<BatchNormConfig> config =
                    switch (part) {
                        case BatchNorm1d norm -> Optional.of(norm.config());
                        case BatchNorm2d norm -> Optional.of(norm.config());
                        case BatchNorm3d norm -> Optional.of(norm.config());
                        default -> Optional.empty();
                    };
            return config.filter(BatchNormConfig::tracking)
                    .map(c ->
                            c.momentum().orElse(1)) // the first batch after `forget` counts in full
                    .filter(momentum -> momentum > 0)
                    .map(momentum -> new Statistics(part, momentum));
        }

        void forget() {
            buffers.values().forEach(buffer -> buffer.value().zero_());
        }

        /// running = m·batch, having started from zero;  mean ← mean + (batch - mean) / t.
        void gather(long t) {
            mean.lerp_(buffer("running_mean").value().div(momentum), 1.0 / t);
            variance.lerp_(buffer("running_var").value().div(momentum), 1.0 / t);
        }

        void publish(long t) {
            buffer("running_mean").set(mean);
            buffer("running_var").set(variance);
            buffer("num_batches_tracked").value().fill_(t);
        }
    }
}
