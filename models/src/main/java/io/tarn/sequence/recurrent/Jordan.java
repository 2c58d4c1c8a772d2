package io.tarn.sequence.recurrent;

import io.tarn.nn.Hooks;
import io.tarn.nn.Linear;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A network whose outputs are fed back, not its hidden units (Jordan, 1986):
/// h ← σ(W·x + U·s + b);  y ← σ(V·h + c);  s ← μ·s + y.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, time, in]` |
/// | output | `[batch, time, out]` |
public final class Jordan implements Recurrent {
    /// How a [Jordan] network is built.
    ///
    /// @param decay μ: how much of what was fed back earlier stays
    public record Config(long in, long hidden, long out, double decay) {
        public Config {
            if (Math.min(in, Math.min(hidden, out)) < 1 || !(decay >= 0 && decay < 1)) {
                throw TensorException.of(
                        "Jordan",
                        "widths of 1 or more, and a decay from 0 to below 1",
                        "%d, %d, %d and %s".formatted(in, hidden, out, decay),
                        "a decay of 0 remembers the last output only");
            }
        }

        public Config decay(double share) {
            return new Config(in, hidden, out, share);
        }
    }

    private final Config config;
    private final Linear input; // W and b
    private final Linear feedback; // U
    private final Linear output; // V and c

    private Jordan(Config config) {
        this.config = config;
        this.input = Linear.of(config.in, config.hidden);
        this.feedback = Linear.of(config.out, config.hidden, c -> c.noBias());
        this.output = Linear.of(config.hidden, config.out);
    }

    public static Jordan of(long in, long hidden, long out) {
        return of(in, hidden, out, config -> config);
    }

    /// `Jordan.of(8, 32, 4, c -> c.decay(0.5))`.
    public static Jordan of(long in, long hidden, long out, UnaryOperator<Config> choose) {
        return new Jordan(choose.apply(new Config(in, hidden, out, 0)));
    }

    @Override
    public long width() {
        return config.out;
    }

    @Override
    public Reading read(Tensor x, Tensor lengths) { // [batch, time, in]
        Lengths ends = Lengths.of(this, x, lengths);
        Tensor wx = input.forward(x); // [batch, time, hidden], for all places at once
        Tensor s = Tensor.zeros(Shape.of(x.size(0), config.out), x.dtype()).to(x.device());
        List<Tensor> outputs = new ArrayList<>();
        for (long t = 0; t < x.size(1); t++) {
            // h ← σ(W·x + U·s + b);  y ← σ(V·h + c);  s ← μ·s + y
            Tensor h = wx.select(1, t).add(feedback.forward(s)).sigmoid();
            Tensor y = output.forward(h).sigmoid();
            s = s.mul(config.decay).add(y);
            outputs.add(y);
        }
        Tensor all = Hooks.after(this, x, ends.cut(Tensor.stack(outputs, 1)));
        return new Reading(all, ends.last(all));
    }

    @Override
    public String toString() {
        return "Jordan(%d→%d→%d)".formatted(config.in, config.hidden, config.out);
    }
}
