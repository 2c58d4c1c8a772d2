package io.tarn.classic.bayes;

import io.tarn.classic.Examples;
import io.tarn.classic.Probabilistic;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Naive Bayes for yes and no: within a class every column is a coin of its own. What is absent counts too.
public final class BernoulliNaiveBayes implements Probabilistic {
    public static final String TYPE = "bernoulli-naive-bayes";

    private static final String WHO = "BernoulliNaiveBayes";

    private final Tensor chances; // [classes, columns]
    private final Tensor priors; // [classes]
    private final double threshold;

    /// @param smoothing α: the rows of each kind, yes and no, that every class is taken to have had besides its own
    /// @param threshold what is greater means yes
    public record Config(double smoothing, double threshold) {
        public Config {
            if (!(smoothing > 0) || Double.isInfinite(smoothing)) {
                throw TensorException.of(
                        WHO, "a smoothing above 0", smoothing, "1 is Laplace's; 1e-10 hardly any");
            }
            if (!Double.isFinite(threshold)) {
                throw TensorException.of(WHO, "a finite threshold", threshold, "0 is the default");
            }
        }

        public Config smoothing(double alpha) {
            return new Config(alpha, threshold);
        }

        public Config threshold(double above) {
            return new Config(smoothing, above);
        }
    }

    private BernoulliNaiveBayes(Tensor chances, Tensor priors, double threshold) {
        this.chances = chances.unscoped();
        this.priors = priors.unscoped();
        this.threshold = threshold;
    }

    /// @param x `[rows, columns]`
    /// @param y classes from 0 on, `[rows]`
    public static BernoulliNaiveBayes fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    /// p = (nᵧₑₛ + α) / (n + 2α)
    public static BernoulliNaiveBayes fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(1, 0));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 2);
            Groups groups = Groups.of(WHO, y, rows.size(0));
            Tensor yes = groups.sums(rows.gt(config.threshold()).toDouble());
            double alpha = config.smoothing();
            Tensor p = yes.add(alpha).div(groups.counts().add(2 * alpha).unsqueeze(1));
            return new BernoulliNaiveBayes(p, groups.shares(), config.threshold());
        }
    }

    @Override
    public int classes() {
        return (int) chances.size(0);
    }

    /// p: how often each column is yes, `[classes, columns]`.
    public Tensor chances() {
        return chances;
    }

    /// π, `[classes]`
    public Tensor priors() {
        return priors;
    }

    /// ln p(k|x) = ln πₖ + Σᵢ (xᵢ·ln pₖᵢ + (1 - xᵢ)·ln(1 - pₖᵢ)) + a constant
    @Override
    public Tensor scores(Tensor x) {
        Tensor yes = Examples.asked(WHO, x, chances.size(1)).gt(threshold).toDouble();
        Tensor no = yes.rsub(1);
        Tensor likelihood = yes.matmul(chances.log().t()).add(no.matmul(chances.rsub(1).log().t()));
        return likelihood.add(priors.log()).logSoftmax(1);
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE, Map.of("threshold", threshold), Map.of("chances", chances, "priors", priors));
    }

    public static BernoulliNaiveBayes restore(Saved saved) {
        Tensor chances = saved.tensor("chances", -1, -1);
        return new BernoulliNaiveBayes(
                chances, saved.tensor("priors", chances.size(0)), saved.number("threshold"));
    }

    @Override
    public String toString() {
        return "BernoulliNaiveBayes(%d classes, %d columns)".formatted(classes(), chances.size(1));
    }
}
