package io.tarn.classic.bayes;

import io.tarn.classic.Examples;
import io.tarn.classic.Probabilistic;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Naive Bayes for numbers: within a class every column is normally distributed, and knows nothing of the others.
public final class GaussianNaiveBayes implements Probabilistic {
    public static final String TYPE = "gaussian-naive-bayes";

    private static final String WHO = "GaussianNaiveBayes";

    private final Tensor means; // [classes, columns]
    private final Tensor variances; // [classes, columns]
    private final Tensor priors; // [classes]

    /// @param smoothing this share of the largest column's variance is added to every variance
    public record Config(double smoothing) {
        public Config {
            if (!(smoothing >= 0) || Double.isInfinite(smoothing)) {
                throw TensorException.of(
                        WHO, "a smoothing of 0 or more", smoothing, "1e-9 is the default");
            }
        }

        public Config smoothing(double share) {
            return new Config(share);
        }
    }

    private GaussianNaiveBayes(Tensor means, Tensor variances, Tensor priors) {
        this.means = means.unscoped();
        this.variances = variances.unscoped();
        this.priors = priors.unscoped();
    }

    /// @param x `[rows, columns]`
    /// @param y classes from 0 on, `[rows]`
    public static GaussianNaiveBayes fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static GaussianNaiveBayes fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(1e-9));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 2);
            Groups groups = Groups.of(WHO, y, rows.size(0));
            Tensor means = groups.means(rows);
            Tensor centred = rows.sub(means.indexSelect(0, groups.classes()));
            double floor = config.smoothing() * rows.biasedVar(0).max().item();
            Tensor variances = groups.means(centred.square()).add(floor);
            Tensor rounding = rows.abs().max(0).square().mul(1e-30);
            if (variances.le(rounding).any().itemLong() != 0) {
                throw TensorException.of(
                        WHO,
                        "columns that vary within every class",
                        "a variance of 0",
                        "set a smoothing above 0, or drop columns that never change");
            }
            return new GaussianNaiveBayes(means, variances, groups.shares());
        }
    }

    @Override
    public int classes() {
        return (int) means.size(0);
    }

    /// μ, `[classes, columns]`
    public Tensor means() {
        return means;
    }

    /// σ² with the smoothing, `[classes, columns]`
    public Tensor variances() {
        return variances;
    }

    /// π, `[classes]`
    public Tensor priors() {
        return priors;
    }

    /// ln p(k|x) = ln πₖ - ½·Σᵢ (ln 2πσ²ₖᵢ + (xᵢ - μₖᵢ)²/σ²ₖᵢ) + a constant
    @Override
    public Tensor scores(Tensor x) {
        Tensor rows = Examples.asked(WHO, x, means.size(1));
        List<Tensor> sums = new ArrayList<>();
        for (int k = 0; k < classes(); k++) {
            sums.add(rows.sub(means.get(k)).square().div(variances.get(k)).sum(1));
        }
        Tensor spread = variances.mul(2 * Math.PI).log().sum(1); // [classes]
        Tensor joint = Tensor.stack(sums, 1).add(spread).mul(-0.5).add(priors.log());
        return joint.logSoftmax(1);
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE, Map.of(), Map.of("means", means, "variances", variances, "priors", priors));
    }

    public static GaussianNaiveBayes restore(Saved saved) {
        Tensor means = saved.tensor("means", -1, -1);
        return new GaussianNaiveBayes(
                means,
                saved.tensor("variances", means.size(0), means.size(1)),
                saved.tensor("priors", means.size(0)));
    }

    @Override
    public String toString() {
        return "GaussianNaiveBayes(%d classes, %d columns)".formatted(classes(), means.size(1));
    }
}
