package io.tarn.classic.cluster;

import io.tarn.classic.Clustering;
import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.classic.cluster.Covariances.Spread;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A density made of k bells: p(x) = Σⱼ πⱼ·N(x; μⱼ, Σⱼ). Each row belongs to the bells by shares.
///
/// Starts from k-means and goes on by EM, several times if asked; the likeliest end counts.
public final class GaussianMixture implements Clustering {
    public static final String TYPE = "gaussian-mixture";

    static final String WHO = "GaussianMixture";
    private static final int ROUGH = 20; // iterations of k-means

    private final Components components;
    private final Covariances kind;
    private final List<Double> curve;

    /// @param starts how often it begins anew
    /// @param iterations at most, of each start
    /// @param tolerance the least gain of a step in the mean log density; below it, it ends
    /// @param floor the least variance in any direction, as a part of the columns' mean variance
    /// @param seed of the starts
    public record Config(
            Covariances covariances,
            int starts,
            int iterations,
            double tolerance,
            double floor,
            long seed) {
        public Config {
            if (starts < 1 || iterations < 1) {
                throw TensorException.of(
                        WHO,
                        "one start and one iteration or more",
                        "%d starts of %d iterations".formatted(starts, iterations),
                        "1 of 200 is usual");
            }
            if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
                throw TensorException.of(
                        WHO, "a tolerance of 0 or more", tolerance, "1e-3 is usual");
            }
            if (!(floor > 0 && floor < 1)) {
                throw TensorException.of(
                        WHO,
                        "a floor between 0 and 1",
                        floor,
                        "1e-6 is usual; without one, a bell on one row is infinitely likely");
            }
        }

        public Config covariances(Covariances shapes) {
            return new Config(shapes, starts, iterations, tolerance, floor, seed);
        }

        public Config starts(int count) {
            return new Config(covariances, count, iterations, tolerance, floor, seed);
        }

        public Config iterations(int most) {
            return new Config(covariances, starts, most, tolerance, floor, seed);
        }

        public Config tolerance(double least) {
            return new Config(covariances, starts, iterations, least, floor, seed);
        }

        public Config floor(double share) {
            return new Config(covariances, starts, iterations, tolerance, share, seed);
        }

        public Config seed(long number) {
            return new Config(covariances, starts, iterations, tolerance, floor, number);
        }
    }

    private GaussianMixture(Components components, Covariances kind, List<Double> curve) {
        this.components = components.unscoped();
        this.kind = kind;
        this.curve = List.copyOf(curve);
    }

    /// @param x `[rows, columns]`
    public static GaussianMixture fit(Tensor x, int k) {
        return fit(x, k, c -> c);
    }

    public static GaussianMixture fit(Tensor x, int k, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(Covariances.FULL, 1, 200, 1e-3, 1e-6, 0));
        if (k < 1) {
            throw TensorException.of(WHO, "one component or more", k, "bic(x) helps to choose");
        }
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, Math.max(k, 2));
            Distinct.require(WHO, rows, Math.max(k, 2));
            Tensor middle = rows.mean(0);
            Tensor centred = rows.sub(middle);
            Expectation.Result best = best(centred, k, config);
            return new GaussianMixture(
                    best.components().shifted(middle), config.covariances(), best.curve());
        }
    }

    private static Expectation.Result best(Tensor x, int k, Config config) {
        Expectation expectation = new Expectation(x, config);
        Random seeds = Random.of(config.seed());
        Expectation.Result best = start(expectation, x, k, seeds.nextSeed());
        for (int start = 1; start < config.starts(); start++) {
            Expectation.Result other = start(expectation, x, k, seeds.nextSeed());
            best = other.likelihood() > best.likelihood() ? other : best;
        }
        return best;
    }

    private static Expectation.Result start(Expectation expectation, Tensor x, int k, long seed) {
        // the best of a few short runs is near enough to begin with: EM goes on from there
        KMeans rough = KMeans.fit(x, k, c -> c.iterations(ROUGH).seed(seed));
        Tensor groups = rough.predict(x);
        return expectation.run(groups, k);
    }

    @Override
    public int clusters() {
        return (int) components.means().size(0);
    }

    /// π, how often each component occurs, `[k]`
    public Tensor weights() {
        return components.weights();
    }

    /// μ, `[k, columns]`
    public Tensor means() {
        return components.means();
    }

    /// Σ, `[k, columns, columns]`
    public Tensor covariances() {
        return components.covariances();
    }

    /// The mean log density of a row that it learned from, before each step of EM and at the end: it never falls.
    public List<Double> curve() {
        return curve;
    }

    /// log p(x) of each row, `[rows]`
    public Tensor logDensity(Tensor x) {
        try (var scope = Scope.open()) {
            return scope.keep(joint(x).logsumexp(1));
        }
    }

    /// p(component | row), `[rows, k]`
    public Tensor shares(Tensor x) {
        try (var scope = Scope.open()) {
            return scope.keep(joint(x).softmax(1));
        }
    }

    /// The component that has the greatest share in each row.
    @Override
    public Tensor predict(Tensor x) {
        try (var scope = Scope.open()) {
            return scope.keep(joint(x).argmax(1));
        }
    }

    private Tensor joint(Tensor x) {
        return components.logJoint(Examples.asked(WHO, x, components.means().size(1)));
    }

    /// What the model costs in Bayes' information criterion, the less the better: p·ln n - 2·ln L, with p free numbers.
    public double bic(Tensor x) {
        return parameters() * Math.log(x.size(0)) - 2 * logLikelihood(x);
    }

    /// Akaike's information criterion, the less the better: 2·p - 2·ln L.
    public double aic(Tensor x) {
        return 2 * parameters() - 2 * logLikelihood(x);
    }

    /// ln L = Σᵢ ln p(xᵢ)
    private double logLikelihood(Tensor x) {
        return logDensity(Examples.rows(WHO, x, 1)).sum().item();
    }

    private double parameters() {
        long k = clusters();
        long columns = components.means().size(1);
        return k - 1 + k * columns + kind.parameters(k, columns);
    }

    /// New rows from the density, `[count, columns]`
    public Tensor sample(int count, long seed) {
        if (count < 1) {
            throw TensorException.of(WHO, "a row or more", count, "ask for more");
        }
        try (var scope = Scope.open()) {
            Random random = Random.of(seed);
            Tensor which = random.multinomialWithReplacement(components.weights(), count);
            Tensor z = Tensor.empty(Shape.of(count, components.means().size(1)), DType.FLOAT64);
            random.normal_(z, 0, 1);
            Tensor scaled = z.mul(components.spread().variances().sqrt().indexSelect(0, which));
            // x = μ + V·Λ^½·z
            Tensor turned =
                    components
                            .spread()
                            .axes()
                            .map(axes -> turned(axes, which, scaled))
                            .orElse(scaled);
            return scope.keep(turned.add(components.means().indexSelect(0, which)));
        }
    }

    private static Tensor turned(Tensor axes, Tensor which, Tensor z) {
        Tensor all = z.copy();
        for (long j = 0; j < axes.size(0); j++) {
            Tensor own = which.eq(j).nonzero().squeeze(1);
            all = all.indexCopy(0, own, z.indexSelect(0, own).matmul(axes.get(j).t()));
        }
        return all;
    }

    @Override
    public Saved saved() {
        Map<String, Tensor> tensors = new HashMap<>();
        tensors.put("weights", components.weights());
        tensors.put("means", components.means());
        tensors.put("variances", components.spread().variances());
        components.spread().axes().ifPresent(axes -> tensors.put("axes", axes));
        return Saved.of(TYPE, Map.of("covariances", kind.name(), "curve", curve), tensors);
    }

    public static GaussianMixture restore(Saved saved) {
        Covariances kind = Covariances.named(saved.text("covariances"));
        Tensor means = saved.tensor("means", -1, -1);
        long k = means.size(0);
        long columns = means.size(1);
        Optional<Tensor> axes =
                kind == Covariances.FULL || kind == Covariances.TIED
                        ? Optional.of(saved.tensor("axes", k, columns, columns))
                        : Optional.empty();
        Spread spread = new Spread(saved.tensor("variances", k, columns), axes);
        List<Double> curve = saved.numbers("curve");
        return new GaussianMixture(
                new Components(saved.tensor("weights", k), means, spread), kind, curve);
    }

    @Override
    public String toString() {
        return "GaussianMixture(%d components, %s)".formatted(clusters(), kind);
    }
}
