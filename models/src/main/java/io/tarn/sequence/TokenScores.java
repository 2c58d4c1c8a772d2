package io.tarn.sequence;

import io.tarn.loss.CrossEntropy;
import io.tarn.metric.Mean;
import io.tarn.metric.Scores;
import io.tarn.tensor.Reduction;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// How well tokens are foretold: the loss, the perplexity, and the share of them that has the highest score.
final class TokenScores {
    private final CrossEntropy loss;
    private final Mean losses = new Mean();
    private final Mean logs = new Mean();
    private final Mean hits = new Mean();

    TokenScores(CrossEntropy loss) {
        this.loss = loss;
    }

    /// @param logits `[batch, time, vocabulary]`
    /// @param target `[batch, time]`
    void add(Tensor logits, Tensor target) {
        Tensor scores = logits.flatten(0, 1); // [tokens, vocabulary]
        Tensor labels = target.flatten();
        Tensor counted = labels.ne(loss.ignored());
        double count = counted.sum().item();
        CrossEntropy plain = CrossEntropy.of().ignore(loss.ignored()).reduction(Reduction.SUM);
        if (count > 0) {
            losses.add(loss.forward(scores, labels).item(), count);
            logs.add(plain.forward(scores, labels).item() / count, count);
            hits.add(scores.argmax(1).eq(labels).logicalAnd(counted).sum().item() / count, count);
        }
    }

    Scores scores() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", losses.value());
        values.put("perplexity", Math.exp(logs.value()));
        values.put("accuracy", hits.value());
        return new Scores(values);
    }
}
