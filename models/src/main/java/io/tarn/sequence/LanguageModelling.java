package io.tarn.sequence;

import io.tarn.data.Batch;
import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Scores;
import io.tarn.nn.Layer;
import io.tarn.optim.Optimizer;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.Map;

/// The task of foretelling each token from those before it: -Σ log p(xₜ | x₁ … xₜ₋₁).
///
/// Batches are those of [TokenWindows]: tokens `[batch, time]`, and for each of them the next one. The scores are `loss`, `perplexity`
/// and `accuracy`, of tokens.
///
/// ```java
/// var task = LanguageModelling.of(gpt, AdamW.of(gpt.parameters()));
/// Trainer.of(task).plan(p -> p.epochs(3).batchSize(16)).fit(training, validation);
/// ```
///
/// @param net `[batch, time]` → logits `[batch, time, vocabulary]`
/// @param loss may ignore padding and smooth labels
public record LanguageModelling(Layer net, CrossEntropy loss, Optimizer optimizer) implements Task {
    public static LanguageModelling of(Layer net, Optimizer optimizer) {
        return new LanguageModelling(net, CrossEntropy.of(), optimizer);
    }

    @Override
    public Map<String, Optimizer> optimizers() {
        return Map.of("optimizer", optimizer);
    }

    @Override
    public Tensor step(Batch batch, Descent descent) {
        return descent.down(
                () -> loss.forward(net.forward(batch.x()).flatten(0, 1), batch.y().flatten()),
                optimizer);
    }

    @Override
    public Judgement judge() {
        TokenScores scores = new TokenScores(loss);
        return new Judgement() {
            @Override
            public void add(Batch batch) {
                scores.add(net.forward(batch.x()), batch.y());
            }

            @Override
            public Scores scores() {
                return scores.scores();
            }
        };
    }
}
