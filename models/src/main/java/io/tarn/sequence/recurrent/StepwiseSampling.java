package io.tarn.sequence.recurrent;

import io.tarn.sequence.Teacher;
import io.tarn.sequence.Translating;
import io.tarn.sequence.recurrent.AttentiveDecoder.State;
import io.tarn.sequence.recurrent.AttentiveDecoder.Written;
import io.tarn.sequence.recurrent.RecurrentTranslator.Start;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/// Scheduled sampling as it was invented (Bengio, Vinyals, Jaitly and Shazeer, 2015): a decoder that learns reads ever more of its own
/// tokens, so that it learns to go on after mistakes.
///
/// At each step and for each sequence a coin shows the true token with probability ε, else one is drawn from what the net says after all
/// that it was told before. [io.tarn.sequence.ScheduledSampling] is cheaper: it draws all places at once.
///
/// ```java
/// SequenceToSequence.of(translator, loss, optimizer).teacher(StepwiseSampling.of(Truth.inverseSigmoid(1000)));
/// ```
public final class StepwiseSampling implements Teacher {
    private final LongToDoubleFunction truth;
    private long step;

    private StepwiseSampling(LongToDoubleFunction truth) {
        this.truth = truth;
    }

    /// @param truth ε by the number of steps so far
    public static StepwiseSampling of(LongToDoubleFunction truth) {
        return new StepwiseSampling(truth);
    }

    @Override
    public Tensor tells(Translating net, Tensor source, Tensor lengths, Tensor target) {
        double share = truth.applyAsDouble(step++);
        if (!(net instanceof RecurrentTranslator translator)) {
            throw TensorException.of(
                    "StepwiseSampling",
                    "a RecurrentTranslator",
                    net,
                    "io.tarn.sequence.ScheduledSampling works with any net");
        }
        try (var off = Gradient.off()) {
            translator.checkTarget(source, target);
            Start start = translator.read(source, lengths);
            State state = start.state();
            List<Tensor> told = new ArrayList<>(List.of(target.narrow(1, 0, 1)));
            for (long t = 1; t < target.size(1); t++) {
                Written written = translator.decoder().write(start.memory(), state, told.getLast());
                state = written.state();
                told.add(next(written.attended().scores(), target.narrow(1, t, 1), share));
            }
            return Tensor.cat(told, 1);
        }
    }

    private static Tensor next(Tensor scores, Tensor truth, double share) { // both [batch, 1]
        Tensor own = Random.global().multinomial(scores.squeeze(1).softmax(-1), 1);
        Tensor isTrue = Random.global().bernoulli(share, truth.size(0), 1).ne(0);
        return Tensor.where(isTrue.to(truth.device()), truth.to(DType.INT64), own);
    }
}
