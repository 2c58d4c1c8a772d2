package io.tarn.classic.cluster;

import io.tarn.classic.cluster.Covariances.Spread;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// The parts of a mixture: how often each occurs, where it is, and its shape.
///
/// @param weights π, `[k]`
/// @param means μ, `[k, columns]`
record Components(Tensor weights, Tensor means, Spread spread) {
    /// The likeliest components, where each row belongs to each one by a share.
    ///
    /// @param shares r, `[rows, k]`
    static Components estimate(Covariances kind, Tensor x, Tensor shares, double floor) {
        Tensor sizes = shares.sum(0);
        Tensor some = sizes.clampMin(Double.MIN_NORMAL); // a component may lose all its rows
        // πⱼ = Σᵢ rᵢⱼ / n,  μⱼ = Σᵢ rᵢⱼ·xᵢ / Σᵢ rᵢⱼ
        Tensor means = shares.t().matmul(x).div(some.unsqueeze(1));
        Tensor weights = sizes.div(x.size(0));
        return new Components(weights, means, kind.estimate(x, shares, some, means, floor));
    }

    /// log πⱼ·N(xᵢ; μⱼ, Σⱼ), `[rows, k]`
    Tensor logJoint(Tensor x) {
        Tensor centre = means.mean(0); // far from the origin, products lose digits
        Tensor rows = x.sub(centre);
        Tensor near = means.sub(centre);
        Tensor deviations = spread.variances().sqrt();
        Tensor far =
                each(
                        means.size(0),
                        j -> whitened(rows, near.get(j), deviations.get(j), j).square_().sum(1));
        double columns = x.size(1);
        // log N = -½·(d·log 2π + Σ log λ + ‖Λ^-½·Vᵀ·(x - μ)‖²)
        Tensor logVolume = spread.variances().log().sum(1).add(columns * Math.log(2 * Math.PI));
        return far.add(logVolume.unsqueeze(1)).mul(-0.5).add(weights.log().unsqueeze(1)).t();
    }

    private Tensor whitened(Tensor x, Tensor mean, Tensor deviations, long j) {
        if (spread.axes().isEmpty()) {
            return x.sub(mean).div_(deviations);
        }
        Tensor w = spread.axes().get().get(j).div(deviations); // V·Λ^-½
        return x.matmul(w).sub_(mean.matmul(w));
    }

    /// The results for 0 to k-1 as slices of one tensor, without what they needed on the way.
    static Tensor each(long k, LongFunction<Tensor> part) {
        List<Tensor> parts = new ArrayList<>();
        for (long j = 0; j < k; j++) {
            try (var scope = Scope.open()) {
                parts.add(scope.keep(part.apply(j)));
            }
        }
        return Tensor.stack(parts, 0);
    }

    Components shifted(Tensor by) {
        return new Components(weights, means.add(by), spread);
    }

    /// Σⱼ = Vⱼ·diag(λⱼ)·Vⱼᵀ, `[k, columns, columns]`
    Tensor covariances() {
        Tensor variances = spread.variances();
        return spread.axes()
                .map(v -> v.mul(variances.unsqueeze(1)).matmul(v.mT()))
                .orElseGet(variances::diagEmbed);
    }

    Components unscoped() {
        return new Components(
                weights.unscoped(),
                means.unscoped(),
                new Spread(spread.variances().unscoped(), spread.axes().map(Tensor::unscoped)));
    }
}
