package io.tarn.pretrained;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.optim.AdamW;
import io.tarn.optim.Optimizer;
import io.tarn.optim.ParameterGroup;
import io.tarn.optim.Schedule;
import io.tarn.train.Trainer;
import java.util.List;
import java.util.stream.Stream;

/// The usual settings for learning on top of a trained net (Devlin et al., 2019): AdamW with small steps, which rise during the first
/// tenth of the training and then fall to 0; three epochs of batches of 16; gradients of norm 1 at most.
///
/// What was trained takes steps of 5e-5, and the new layer ten times as large ones. Biases and normalisations do not decay.
public final class FineTuning {
    /// The learning rate of what was trained before.
    public static final double RATE = 5e-5;

    /// The learning rate of the new layer.
    public static final double NEW_RATE = 5e-4;

    private static final double DECAY = 0.01;

    private FineTuning() {}

    static Trainer trainer(Layer net, Linear added) {
        return Trainer.of(net, CrossEntropy.of())
                .optimizer(all -> optimizer(all, added))
                .schedule(FineTuning::schedule)
                .plan(p -> p.epochs(3).batchSize(16).clip(1));
    }

    /// A linear rise during the first tenth of the steps, and a linear fall to 0.
    static Schedule schedule(long steps) {
        long rise = Math.max(1, steps / 10);
        return Schedule.warmup(rise).then(Schedule.linear(Math.max(1, steps - rise)));
    }

    private static Optimizer optimizer(List<Parameter> all, Linear added) {
        List<Parameter> fresh = added.parameters();
        List<ParameterGroup> groups =
                ParameterGroup.split(
                        all.stream().filter(Parameter::isTrainable).toList(), fresh::contains);
        return AdamW.ofGroups(
                Stream.concat(sparing(groups.get(0), NEW_RATE), sparing(groups.get(1), RATE))
                        .toList(),
                c -> c.weightDecay(DECAY));
    }

    private static Stream<ParameterGroup> sparing(ParameterGroup group, double rate) {
        return ParameterGroup.sparingVectors(group.parameters()).stream()
                .filter(it -> !it.parameters().isEmpty())
                .map(it -> it.learningRate(rate));
    }
}
