package io.tarn.classic.map;

import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;

/// Directions of largest variance and the variances, by each way of [Pca.Solver].
///
/// @param directions `[components, columns]`, FLOAT64
/// @param variances `[components]`, FLOAT64
record Axes(Tensor directions, Tensor variances) {
    /// Random directions beside those that are asked for.
    private static final int MORE = 10;

    private static final int TURNS = 7;
    private static final long BLOCK = 2_048;

    /// @param x rows whose mean is 0
    static Axes of(Tensor x, int count, Pca.Solver solver, long seed) {
        return switch (solver) {
            case COVARIANCE -> byCovariance(x, count);
            case RANDOMISED -> randomised(x, count, seed);
            case SVD, AUTOMATIC -> bySvd(x, count);
        };
    }

    private static Axes bySvd(Tensor x, int count) {
        Decompositions.Svd svd = Decompositions.svd(x);
        return ofSingular(svd.vh(), svd.s(), count, x.size(0));
    }

    /// C = XᵀX/(n - 1) = V·Λ·Vᵀ, with the blocks summed in FLOAT64
    private static Axes byCovariance(Tensor x, int count) {
        long rows = x.size(0);
        Tensor products = Tensor.zeros(x.size(1), x.size(1)).toDouble();
        for (long start = 0; start < rows; start += BLOCK) {
            Tensor block = x.narrow(0, start, Math.min(BLOCK, rows - start));
            products = products.add(block.t().matmul(block).toDouble());
        }
        Decompositions.Eigen eigen = Decompositions.eigh(products.div(rows - 1));
        Tensor directions = eigen.vectors().t().flip(0).narrow(0, 0, count);
        return flipped(directions, eigen.values().flip(0).narrow(0, 0, count).clampMin(0));
    }

    /// Q spans X·(XᵀX)^t·Ω for a random Ω, so nearly all of X: the decomposition of Qᵀ·X, which has few rows, has X's directions.
    private static Axes randomised(Tensor x, int count, long seed) {
        long least = Math.min(x.size(0), x.size(1));
        long width = Math.min(count + MORE, least);
        Tensor start = Random.of(seed).normal(x.size(1), width).to(x.dtype());
        Tensor q = orthonormal(x.matmul(start)); // [rows, width]
        for (int t = 0; t < TURNS; t++) {
            q = orthonormal(x.matmul(orthonormal(x.t().matmul(q))));
        }
        Decompositions.Svd svd = Decompositions.svd(q.t().matmul(x)); // [width, columns]
        return ofSingular(svd.vh(), svd.s(), count, x.size(0));
    }

    private static Tensor orthonormal(Tensor tall) {
        return Decompositions.qr(tall).q();
    }

    /// variance = s²/(n - 1)
    private static Axes ofSingular(Tensor vh, Tensor s, int count, long rows) {
        Tensor variances = s.narrow(0, 0, count).toDouble().square().div(rows - 1);
        return flipped(vh.narrow(0, 0, count).toDouble(), variances);
    }

    /// The largest entry of each direction becomes positive.
    private static Axes flipped(Tensor directions, Tensor variances) {
        Tensor signs =
                directions.gather(1, directions.abs().argmaxKeep(1)).sign(); // [components, 1]
        return new Axes(directions.mul(signs), variances);
    }
}
