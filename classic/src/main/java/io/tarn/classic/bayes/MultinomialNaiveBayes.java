package io.tarn.classic.bayes;

import io.tarn.classic.Examples;
import io.tarn.classic.Probabilistic;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Naive Bayes for counts, such as of words: a row is drawn, count by count, from its class's distribution over the columns.
public final class MultinomialNaiveBayes implements Probabilistic {
    public static final String TYPE = "multinomial-naive-bayes";

    private static final String WHO = "MultinomialNaiveBayes";

    private final Tensor chances; // [classes, columns], each row sums to 1
    private final Tensor priors; // [classes]

    /// @param smoothing α: the count that every class is taken to have had in every column besides its own
    public record Config(double smoothing) {
        public Config {
            if (!(smoothing > 0) || Double.isInfinite(smoothing)) {
                throw TensorException.of(
                        WHO, "a smoothing above 0", smoothing, "1 is Laplace's; 1e-10 hardly any");
            }
        }

        public Config smoothing(double alpha) {
            return new Config(alpha);
        }
    }

    private MultinomialNaiveBayes(Tensor chances, Tensor priors) {
        this.chances = chances.unscoped();
        this.priors = priors.unscoped();
    }

    /// @param x counts or weights of 0 or more, `[rows, columns]`
    /// @param y classes from 0 on, `[rows]`
    public static MultinomialNaiveBayes fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    /// p = (n + α) / (Σ n + α·columns)
    public static MultinomialNaiveBayes fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(1));
        try (var scope = Scope.open()) {
            Tensor rows = counts(Examples.rows(WHO, x, 2));
            Groups groups = Groups.of(WHO, y, rows.size(0));
            Tensor n = groups.sums(rows).add(config.smoothing());
            return new MultinomialNaiveBayes(n.div(n.sumKeep(1)), groups.shares());
        }
    }

    private static Tensor counts(Tensor x) {
        if (x.elements() > 0 && x.min().item() < 0) {
            throw TensorException.of(
                    WHO,
                    "counts of 0 or more",
                    x.min().item(),
                    "GaussianNaiveBayes takes numbers of either sign");
        }
        return x;
    }

    @Override
    public int classes() {
        return (int) chances.size(0);
    }

    /// p: the share of each column in a class's counts, `[classes, columns]`.
    public Tensor chances() {
        return chances;
    }

    /// π, `[classes]`
    public Tensor priors() {
        return priors;
    }

    /// ln p(k|x) = ln πₖ + Σᵢ xᵢ·ln pₖᵢ + a constant
    @Override
    public Tensor scores(Tensor x) {
        Tensor rows = counts(Examples.asked(WHO, x, chances.size(1)));
        return rows.matmul(chances.log().t()).add(priors.log()).logSoftmax(1);
    }

    @Override
    public Saved saved() {
        return Saved.of(TYPE, Map.of(), Map.of("chances", chances, "priors", priors));
    }

    public static MultinomialNaiveBayes restore(Saved saved) {
        Tensor chances = saved.tensor("chances", -1, -1);
        return new MultinomialNaiveBayes(chances, saved.tensor("priors", chances.size(0)));
    }

    @Override
    public String toString() {
        return "MultinomialNaiveBayes(%d classes, %d columns)"
                .formatted(classes(), chances.size(1));
    }
}
