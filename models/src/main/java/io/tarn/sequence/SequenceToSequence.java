package io.tarn.sequence;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Scores;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.Map;

/// The task of writing a sequence for each source, learned with the truth before every token (teacher forcing).
///
/// Batches are those of [SequencePairs]: source and lengths, and a target that begins with one token and ends with another. The scores
/// are `loss`, `perplexity` and `accuracy`, of tokens; padding does not count.
///
/// ```java
/// var loss = CrossEntropy.of().ignore(pairs.padding()).labelSmoothing(0.1);
/// Trainer.of(SequenceToSequence.of(translator, loss, AdamW.of(translator.parameters()))).fit(training, validation);
/// ```
///
/// @param loss ignores padding
public record SequenceToSequence(
        Translating net, CrossEntropy loss, Teacher teacher, Optimizer optimizer) implements Task {
    public static SequenceToSequence of(Translating net, CrossEntropy loss, Optimizer optimizer) {
        return new SequenceToSequence(net, loss, Teacher.forcing(), optimizer);
    }

    /// `task.teacher(ScheduledSampling.of(step -> …))`.
    public SequenceToSequence teacher(Teacher other) {
        return new SequenceToSequence(net, loss, other, optimizer);
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of("optimizer", optimizer);
    }

    @Override
    public Tensor step(Batch batch, Descent descent) {
        Example example = Example.of(batch);
        Tensor told = teacher.tells(net, example.source, example.lengths, example.before);
        return descent.down(
                () ->
                        loss.forward(
                                net.forward(example.source, example.lengths, told).flatten(0, 1),
                                example.after.flatten()),
                optimizer);
    }

    @Override
    public Judgement judge() {
        TokenScores scores = new TokenScores(loss);
        return new Judgement() {
            @Override
            public void add(Batch batch) {
                Example it = Example.of(batch);
                scores.add(net.forward(it.source, it.lengths, it.before), it.after);
            }

            @Override
            public Scores scores() {
                return scores.scores();
            }
        };
    }

    /// @param before the target without its last token, `[batch, time]`
    /// @param after the target without its first
    private record Example(Tensor source, Tensor lengths, Tensor before, Tensor after) {
        private static Example of(Batch batch) {
            Tensor target = batch.y();
            if (batch.inputs().size() != 2 || target.rank() != 2 || target.size(1) < 2) {
                throw DataException.of(
                        "SequenceToSequence",
                        "source and lengths, and targets [batch, time] of two tokens or more",
                        "%d inputs and targets %s".formatted(batch.inputs().size(), target.shape()),
                        "make the batches with SequencePairs");
            }
            long time = target.size(1) - 1;
            return new Example(
                    batch.inputs().get(0),
                    batch.inputs().get(1),
                    target.narrow(1, 0, time),
                    target.narrow(1, 1, time));
        }
    }
}
