package io.tarn.classic.cluster;

import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which shapes the components of a [GaussianMixture] may have.
///
/// None may be flatter than a floor in any direction: variances below are raised to it, which is the likeliest shape under that bound, so
/// that the likelihood still never falls.
public enum Covariances {
    /// Each component an ellipsoid of its own, in any direction.
    FULL {
        @Override
        Spread estimate(Tensor x, Tensor shares, Tensor sizes, Tensor means, double floor) {
            return along(scatter(x, shares, means).div(sizes.reshape(-1, 1, 1)), floor);
        }

        @Override
        long parameters(long k, long columns) {
            return k * columns * (columns + 1) / 2;
        }
    },

    /// Each component an ellipsoid along the columns.
    DIAGONAL {
        @Override
        Spread estimate(Tensor x, Tensor shares, Tensor sizes, Tensor means, double floor) {
            Tensor variances = squares(x, shares, means).div(sizes.unsqueeze(1));
            return new Spread(variances.clampMin(floor), Optional.empty());
        }

        @Override
        long parameters(long k, long columns) {
            return k * columns;
        }
    },

    /// Each component a ball.
    SPHERICAL {
        @Override
        Spread estimate(Tensor x, Tensor shares, Tensor sizes, Tensor means, double floor) {
            Tensor variances = squares(x, shares, means).div(sizes.unsqueeze(1));
            Tensor balls = variances.meanKeep(1).expandAs(variances).contiguous();
            return new Spread(balls.clampMin(floor), Optional.empty());
        }

        @Override
        long parameters(long k, long columns) {
            return k;
        }
    },

    /// The same ellipsoid for all components.
    TIED {
        @Override
        Spread estimate(Tensor x, Tensor shares, Tensor sizes, Tensor means, double floor) {
            Tensor all = scatter(x, shares, means).sumKeep(0).div(x.size(0));
            Spread one = along(all, floor);
            long k = means.size(0);
            return new Spread(
                    one.variances().repeat(k, 1), one.axes().map(axes -> axes.repeat(k, 1, 1)));
        }

        @Override
        long parameters(long k, long columns) {
            return columns * (columns + 1) / 2;
        }
    };

    /// The shapes of components: Σⱼ = Vⱼ·diag(λⱼ)·Vⱼᵀ.
    ///
    /// @param variances λ, `[k, columns]`
    /// @param axes V, `[k, columns, columns]`; empty where the axes are the columns
    record Spread(Tensor variances, Optional<Tensor> axes) {}

    /// The likeliest shapes.
    ///
    /// @param shares r of each component in each row, `[rows, k]`
    /// @param sizes Σ r, `[k]`
    abstract Spread estimate(Tensor x, Tensor shares, Tensor sizes, Tensor means, double floor);

    /// How many numbers say the shapes.
    abstract long parameters(long k, long columns);

    /// Σᵢ rᵢⱼ·(xᵢ - μⱼ)·(xᵢ - μⱼ)ᵀ, `[k, columns, columns]`
    private static Tensor scatter(Tensor x, Tensor shares, Tensor means) {
        Tensor roots = shares.sqrt();
        return Components.each(
                means.size(0),
                j -> {
                    Tensor a = x.sub(means.get(j)).mul_(roots.narrow(1, j, 1));
                    return a.t().matmul(a);
                });
    }

    /// Σᵢ rᵢⱼ·(xᵢ - μⱼ)² in each column, `[k, columns]`
    private static Tensor squares(Tensor x, Tensor shares, Tensor means) {
        return Components.each(
                means.size(0), j -> shares.select(1, j).matmul(x.sub(means.get(j)).square_()));
    }

    private static Spread along(Tensor covariances, double floor) {
        Decompositions.Eigen eigen = Decompositions.eigh(covariances);
        return new Spread(eigen.values().clampMin(floor), Optional.of(eigen.vectors()));
    }

    static Covariances named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        TensorException.of(
                                "Covariances",
                                "one of " + List.of(values()),
                                name,
                                "save the model again"));
    }
}
