package io.tarn.nn;

import static java.util.Objects.requireNonNull;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The average of a net's parameters and buffers over training, which often predicts better than the last ones.
///
/// ```java
/// var average = Average.exponential(net, 0.999);
/// … optimizer.step(); average.update(); …
/// try (var applied = average.apply()) { evaluate(net); }   // the net has its own values again afterwards
/// ```
///
/// The first update copies. Floating-point buffers are averaged too, others copied;
/// [Recalibrate#batchNorm] computes running statistics anew, which equal averages need.
public final class Average {
    /// How far the t-th update moves the average: a ← a + w(t)·(θ - a).
    @FunctionalInterface
    private interface Weight {
        double at(long t);
    }

    private final Net net;
    private final Weight weight;
    private final Map<String, Tensor> averages = new LinkedHashMap<>();
    private long updates;

    private Average(Net net, Weight weight) {
        this.net = net;
        this.weight = weight;
        values().forEach((name, value) -> averages.put(name, value.copy().unscoped()));
    }

    /// The exponential moving average: a ← d·a + (1-d)·θ (EMA).
    public static Average exponential(Net net, double decay) {
        if (!(decay >= 0 && decay < 1)) {
            throw TensorException.of(
                    "Average.exponential", "a decay from 0 to below 1", decay, "0.999 is common");
        }
        return new Average(net, _ -> 1 - decay);
    }

    /// The plain mean of all updates: a ← a + (θ - a) / t, stochastic weight averaging (Izmailov et al., 2018).
    public static Average equal(Net net) {
        return new Average(net, t -> 1.0 / t);
    }

    /// Takes in what the net is now.
    public void update() {
        updates++;
        double w = updates == 1 ? 1 : weight.at(updates);
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            values().forEach((name, value) -> {
                Tensor average = average(name);
                if (w == 1 || !average.dtype().isFloatingPoint()) {
                    average.copy_(value);
                } else {
                    // a ← a + w·(θ - a)
                    average.lerp_(value.to(average.dtype()), w);
                }
            });
        }
    }

    /// How many updates there were.
    public long updates() {
        return updates;
    }

    /// Puts the average in the place of the net's values until the result is closed. Nothing is copied;
    /// do not train meanwhile.
    public Applied apply() {
        return new Applied();
    }

    /// Gives the average to the net for good.
    public void adopt() {
        net.namedParameters().forEach((name, parameter) -> parameter.set(average(name)));
        net.namedBuffers().forEach((name, buffer) -> buffer.set(average(name)));
    }

    /// The averages under the names of the net's state.
    public Map<String, Tensor> state() {
        return new LinkedHashMap<>(averages);
    }

    /// Continues from a saved [#state] after so many updates.
    public void load(Map<String, Tensor> state, long updates) {
        if (!state.keySet().equals(averages.keySet())) {
            throw TensorException.of(
                    "Average.load",
                    "the names " + averages.keySet(),
                    state.keySet(),
                    "load it for the net it was made of");
        }
        state.forEach((name, value) -> average(name).copy_(value));
        this.updates = updates;
    }

    private Tensor average(String name) {
        return requireNonNull(averages.get(name));
    }

    private Map<String, Tensor> values() {
        return net.state();
    }

    /// While it is open, the net is its average.
    public final class Applied implements AutoCloseable {
        private final Map<Parameter, Tensor> parameters = new LinkedHashMap<>();
        private final Map<Buffer, Tensor> buffers = new LinkedHashMap<>();

        private Applied() {
            net.namedParameters()
                    .forEach((name, p) -> parameters.put(p, p.exchange(average(name))));
            net.namedBuffers().forEach((name, b) -> buffers.put(b, b.exchange(average(name))));
        }

        /// Gives the net its own values back; closing twice is harmless.
        @Override
        public void close() {
            parameters.forEach(Parameter::exchange);
            buffers.forEach(Buffer::exchange);
            parameters.clear();
            buffers.clear();
        }
    }
}
