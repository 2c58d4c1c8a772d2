package io.tarn.metric;

import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// How many tokens a language model hesitates between: exp of the mean of -log p over the tokens.
///
/// Scores are `[tokens, vocabulary]` or, as for the cross entropy, `[batch, vocabulary, time]`; targets `[tokens]` or `[batch, time]`.
/// Tokens of the ignored number, such as padding, do not count.
public final class Perplexity implements Metric {
    private final long ignored;
    private final Mean mean = new Mean();

    private Perplexity(long ignored) {
        this.ignored = ignored;
    }

    /// Ignores targets of -100, as the cross entropy does.
    public static Perplexity of() {
        return of(-100);
    }

    /// Ignores targets of `ignored`.
    public static Perplexity of(long ignored) {
        return new Perplexity(ignored);
    }

    @Override
    public String name() {
        return "perplexity";
    }

    @Override
    public Direction better() {
        return Direction.LOWER;
    }

    @Override
    public void add(Tensor prediction, Tensor target) {
        try (var scope = Scope.open()) {
            if (target.dtype() != DType.INT64) {
                throw TensorException.of(
                        "Perplexity", "tokens of dtype int64", target.dtype(), "use toLong()");
            }
            Tensor counted = target.ne(ignored);
            Tensor kept = Tensor.where(counted, target, Tensor.zerosLike(target));
            double[] logLikelihoods =
                    Classified.of("Perplexity", prediction, kept).logLikelihoods();
            double[] marks = counted.toDoubleArray();
            for (int i = 0; i < marks.length; i++) {
                if (marks[i] > 0) {
                    mean.add(-logLikelihoods[i], 1);
                }
            }
        }
    }

    /// Adds the mean loss of `tokens` tokens, where it is known already.
    public void addLoss(double loss, long tokens) {
        mean.add(loss, tokens);
    }

    @Override
    public double value() {
        return Math.exp(mean.value());
    }

    @Override
    public Optional<String> reason() {
        return mean.reason();
    }

    @Override
    public String toString() {
        return Scores.text(this);
    }
}
