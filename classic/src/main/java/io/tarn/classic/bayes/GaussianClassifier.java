package io.tarn.classic.bayes;

import io.tarn.classic.Examples;
import io.tarn.classic.Probabilistic;
import io.tarn.classic.Saved;
import io.tarn.tensor.Linalg;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A model of how the rows of each class come about, a normal distribution for each, turned round by the rule of Bayes.
///
/// With a covariance of its own for each class the boundaries are curves of second degree; with a shared one they are straight, and the
/// posterior is [#linear].
public final class GaussianClassifier implements Probabilistic {
    public static final String TYPE = "gaussian-classifier";

    static final String WHO = "GaussianClassifier";

    private final Tensor means; // [classes, columns]
    private final Tensor covariances; // [classes, columns, columns], or [1, columns, columns]
    private final Tensor priors; // [classes]
    private final Tensor factors; // L of Σ = L·Lᵀ, like the covariances

    /// Whose covariance it is.
    public enum Covariance {
        /// Of each class: quadratic discriminant analysis.
        OWN,
        /// Of all classes: linear discriminant analysis.
        SHARED
    }

    /// What a covariance is divided by.
    public enum Estimate {
        /// n, the number of rows.
        MAXIMUM_LIKELIHOOD,
        /// n less the number of means that were estimated from these rows.
        UNBIASED
    }

    /// @param shrinkage s of (1-s)·Σ + s·(tr Σ / columns)·I, from 0 to 1: against singular covariances
    public record Config(Covariance covariance, Estimate estimate, double shrinkage) {
        public Config {
            if (!(shrinkage >= 0 && shrinkage <= 1)) {
                throw TensorException.of(
                        WHO, "a shrinkage from 0 to 1", shrinkage, "0 leaves the covariance alone");
            }
        }

        public Config covariance(Covariance whose) {
            return new Config(whose, estimate, shrinkage);
        }

        public Config estimate(Estimate which) {
            return new Config(covariance, which, shrinkage);
        }

        public Config shrinkage(double s) {
            return new Config(covariance, estimate, s);
        }
    }

    /// A posterior in closed form: σ(w·x + b) of class 1 of two, softmax(x·w + b) of more.
    ///
    /// @param w `[columns]`, or `[columns, classes]`
    /// @param b `[]`, or `[classes]`
    public record Posterior(Tensor w, Tensor b) {}

    private GaussianClassifier(Tensor means, Tensor covariances, Tensor priors) {
        this.means = means.unscoped();
        this.covariances = covariances.unscoped();
        this.priors = priors.unscoped();
        factors = Covariances.factors(covariances).unscoped();
    }

    /// @param x `[rows, columns]`
    /// @param y classes from 0 on, `[rows]`
    public static GaussianClassifier fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static GaussianClassifier fit(Tensor x, Tensor y, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(Covariance.OWN, Estimate.MAXIMUM_LIKELIHOOD, 0));
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 2);
            Groups groups = Groups.of(WHO, y, rows.size(0));
            Tensor means = groups.means(rows);
            Tensor covariances = Covariances.of(rows, groups, means, config);
            return new GaussianClassifier(means, covariances, groups.shares());
        }
    }

    @Override
    public int classes() {
        return (int) means.size(0);
    }

    public Covariance covariance() {
        return covariances.size(0) == 1 ? Covariance.SHARED : Covariance.OWN;
    }

    /// μ, `[classes, columns]`
    public Tensor means() {
        return means;
    }

    /// Σ, `[classes, columns, columns]`; the shared one for every class.
    public Tensor covariances() {
        return covariances.expand(means.size(0), -1, -1);
    }

    /// π, `[classes]`
    public Tensor priors() {
        return priors;
    }

    /// ln p(x|k) = -½·(‖L⁻¹·(x - μₖ)‖² + columns·ln 2π) - Σ ln Lᵢᵢ, as `[rows, classes]`
    public Tensor logDensities(Tensor x) {
        Tensor rows = Examples.asked(WHO, x, means.size(1));
        double constant = means.size(1) * Math.log(2 * Math.PI);
        List<Tensor> densities = new ArrayList<>();
        for (int k = 0; k < classes(); k++) {
            Tensor l = factors.get(covariance() == Covariance.OWN ? k : 0);
            Tensor z = Linalg.solveLower(l, rows.sub(means.get(k)).t()); // [columns, rows]
            Tensor distance = z.square().sum(0);
            densities.add(distance.add(constant).mul(-0.5).sub(l.diagonal(0).log().sum()));
        }
        return Tensor.stack(densities, 1);
    }

    /// ln p(k|x) = ln p(x|k) + ln πₖ - ln Σⱼ p(x|j)·πⱼ
    @Override
    public Tensor scores(Tensor x) {
        return logDensities(x).add(priors.log()).logSoftmax(1);
    }

    /// The posterior as a weighted sum, which a shared covariance makes of it.
    ///
    /// w = Σ⁻¹·(μ₁ - μ₀),  b = -½·μ₁ᵀ·Σ⁻¹·μ₁ + ½·μ₀ᵀ·Σ⁻¹·μ₀ + ln π₁/π₀
    public Posterior linear() {
        if (covariance() == Covariance.OWN) {
            throw TensorException.of(
                    WHO,
                    "a shared covariance for a posterior that is linear",
                    "one for each class",
                    "fit with c -> c.covariance(Covariance.SHARED)");
        }
        Tensor w = Linalg.solveCholesky(factors.get(0), means.t()); // [columns, classes]
        Tensor b = means.t().mul(w).sum(0).mul(-0.5).add(priors.log());
        if (classes() > 2) {
            return new Posterior(w, b);
        }
        return new Posterior(w.select(1, 1).sub(w.select(1, 0)), b.get(1).sub(b.get(0)));
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of(),
                Map.of("means", means, "covariances", covariances, "priors", priors));
    }

    public static GaussianClassifier restore(Saved saved) {
        Tensor means = saved.tensor("means", -1, -1);
        long columns = means.size(1);
        Tensor covariances = saved.tensor("covariances", -1, columns, columns);
        boolean shared = covariances.size(0) == 1;
        if (!shared) {
            saved.tensor("covariances", means.size(0), columns, columns);
        }
        return new GaussianClassifier(means, covariances, saved.tensor("priors", means.size(0)));
    }

    @Override
    public String toString() {
        return "GaussianClassifier(%d classes, %d columns, %s)"
                .formatted(classes(), means.size(1), covariance());
    }
}
