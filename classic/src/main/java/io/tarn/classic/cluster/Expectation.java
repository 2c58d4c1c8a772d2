package io.tarn.classic.cluster;

import io.tarn.classic.cluster.Covariances.Spread;
import io.tarn.classic.cluster.GaussianMixture.Config;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;

/// The EM algorithm for mixtures, after Dempster, Laird and Rubin (1977): shares for the components, components for the shares, in turn.
///
/// No step lowers the likelihood.
final class Expectation {
    private final Tensor x; // [rows, columns], about the origin
    private final Config config;
    private final double floor;

    /// @param curve the mean log density of a row before each step, and at the end
    record Result(Components components, List<Double> curve) {
        double likelihood() {
            return curve.getLast();
        }
    }

    Expectation(Tensor x, Config config) {
        this.x = x;
        this.config = config;
        double spread = x.square().mean().item();
        this.floor = config.floor() * spread;
        if (!(floor > 0)) {
            throw TensorException.of(
                    GaussianMixture.WHO,
                    "rows that differ by 1e-150 or more",
                    "a variance of " + spread,
                    "multiply x by a large number");
        }
    }

    /// @param groups a first guess, `[rows]`
    Result run(Tensor groups, int k) {
        Components components =
                Components.estimate(config.covariances(), x, groups.oneHot(k).toDouble(), floor);
        List<Double> curve = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        while (true) {
            try (var scope = Scope.open()) {
                Tensor joint = components.logJoint(x);
                Tensor density = joint.logsumexpKeep(1);
                double likelihood = density.mean().item();
                curve.add(likelihood);
                if (curve.size() > config.iterations()
                        || likelihood - before < config.tolerance()) {
                    return new Result(components, curve);
                }
                before = likelihood;
                // rᵢⱼ = πⱼ·N(xᵢ; μⱼ, Σⱼ) / p(xᵢ)
                Tensor shares = joint.sub(density).exp_();
                components =
                        kept(scope, Components.estimate(config.covariances(), x, shares, floor));
            }
        }
    }

    private static Components kept(Scope scope, Components components) {
        Spread spread = components.spread();
        return new Components(
                scope.keep(components.weights()),
                scope.keep(components.means()),
                new Spread(scope.keep(spread.variances()), spread.axes().map(scope::keep)));
    }
}
