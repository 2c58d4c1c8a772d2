package io.tarn.classic.map;

import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Linalg;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The eigenvectors of the smallest eigenvalues of a positive matrix, but for one that is known to have the value 0.
final class SlowestWaves {
    private static final int SMALL = 400; // up to here all eigenvectors are found at once
    private static final int MORE = 10; // vectors that are turned beside those that are asked for
    private static final int TURNS = 1_000;
    private static final double CLOSE = 1e-9;
    private static final double SHIFT = 1e-12;
    private static final double NOTHING = 1e-13;

    private SlowestWaves() {}

    /// The vectors, `[rows, count]`, of length 1, that of the smallest value first, each with its largest entry positive.
    ///
    /// @param m symmetric, without negative eigenvalues, `[rows, rows]`
    /// @param still the vector of length 1 with m·still = 0, `[rows]`
    static Tensor of(String who, Tensor m, Tensor still, int count) {
        // A = M/s + v·vᵀ takes the known vector away from the small values
        double s = m.trace().item() / m.size(0);
        Tensor a = m.div(s).add(still.outer(still));
        Tensor found = m.size(0) <= SMALL ? all(who, a, count) : turned(who, a, count);
        Tensor signs = found.gather(0, found.abs().argmaxKeep(0)).sign(); // [1, count]
        return found.mul(signs);
    }

    private static Tensor all(String who, Tensor a, int count) {
        Decompositions.Eigen eigen = Decompositions.eigh(a);
        requireOnePart(who, eigen.values().get(0).item());
        return eigen.vectors().narrow(1, 0, count);
    }

    /// Multiplies random vectors by (A + σ·I)⁻¹ again and again: those of its largest values, which are A's smallest, remain.
    private static Tensor turned(String who, Tensor a, int count) {
        Tensor shift = Tensor.eye(a.size(0)).toDouble().mul(SHIFT);
        Tensor lower = Decompositions.cholesky(a.add(shift));
        Tensor x = orthonormal(Random.of(0).normal(a.size(0), count + MORE).toDouble());
        for (int t = 0; t < TURNS; t++) {
            Tensor y = Linalg.solveCholesky(lower, x); // [rows, count + MORE]
            Decompositions.Eigen inside = Decompositions.eigh(x.t().matmul(y));
            Tensor values = inside.values().flip(0).narrow(0, 0, count);
            Tensor mix = inside.vectors().flip(1).narrow(1, 0, count);
            Tensor v = x.matmul(mix);
            Tensor off = y.matmul(mix).sub(v.mul(values)).norm(2, 0).div(values);
            if (off.max().item() < CLOSE) {
                requireOnePart(who, 1 / values.get(0).item() - SHIFT);
                return v;
            }
            x = orthonormal(y);
        }
        throw TensorException.of(
                who,
                "eigenvalues that can be told apart",
                "none after %d turns".formatted(TURNS),
                "ask for more neighbours, or for another number of components");
    }

    private static void requireOnePart(String who, double least) {
        if (least < NOTHING) {
            throw TensorException.of(
                    who,
                    "rows that hang together as neighbours",
                    "parts without weight between them",
                    "ask for more neighbours, or drop repeated rows");
        }
    }

    private static Tensor orthonormal(Tensor tall) {
        return Decompositions.qr(tall).q();
    }
}
