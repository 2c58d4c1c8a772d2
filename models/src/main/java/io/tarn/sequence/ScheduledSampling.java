package io.tarn.sequence;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/// Tells some of the tokens that the net itself would have written, ever more of them, so that it learns to go on after mistakes (Bengio,
/// Vinyals, Jaitly and Shazeer, 2015).
///
/// The net is run twice: what it scores best where it knows the truth stands in for what it would have written (Mihaylova and Martins,
/// 2019), which works for nets that read all places at once too.
public final class ScheduledSampling implements Teacher {
    private final LongToDoubleFunction truth;
    private long step;

    private ScheduledSampling(LongToDoubleFunction truth) {
        this.truth = truth;
    }

    /// `ScheduledSampling.of(step -> Math.max(0.5, 1 - step / 10_000.0))`.
    ///
    /// @param truth how likely a token is the true one, by the number of steps so far
    public static ScheduledSampling of(LongToDoubleFunction truth) {
        return new ScheduledSampling(truth);
    }

    @Override
    public Tensor tells(Translating net, Tensor source, Tensor lengths, Tensor target) {
        double share = truth.applyAsDouble(step++);
        if (!(share >= 0 && share <= 1)) {
            throw TensorException.of(
                    "ScheduledSampling", "a share of truth from 0 to 1", share, "clamp it");
        }
        if (share == 1 || target.size(1) < 2) {
            return target;
        }
        try (var off = Gradient.off()) {
            long time = target.size(1);
            Tensor own = net.forward(source, lengths, target).argmax(-1); // [batch, time]
            // what is written after place t is read at place t + 1
            Tensor shifted =
                    Tensor.cat(List.of(target.narrow(1, 0, 1), own.narrow(1, 0, time - 1)), 1);
            Tensor isTrue = Tensor.rand(target.shape()).lt(share).to(target.device());
            return Tensor.where(isTrue, target, shifted);
        }
    }
}
