package io.tarn.tensor;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.global.torch;

/// Linear algebra on matrices, or on batches of them in the last two dimensions: equations,
/// determinants, norms and functions. The decompositions are in [Decompositions].
public final class Linalg {
    private Linalg() {}

    /// x with A·x = b, for a square A; b is a vector, or has the right-hand sides as columns.
    public static Tensor solve(Tensor a, Tensor b) {
        return Call.binary("solve", a, b, (x, y) -> torch.linalg_solve(x, y));
    }

    /// x with the least ‖A·x - b‖, for any A of full rank.
    public static Tensor lstsq(Tensor a, Tensor b) {
        return Call.binary(
                "lstsq",
                a,
                b,
                (x, y) -> {
                    try (var parts =
                            torch.linalg_lstsq(x, y, Natives.NO_DOUBLE, Natives.NO_STRING)) {
                        return new org.bytedeco.pytorch.Tensor(parts.get0());
                    }
                });
    }

    /// x with L·x = b, for a lower triangle L.
    public static Tensor solveLower(Tensor lower, Tensor b) {
        return Call.binary(
                "solveLower", lower, b, (x, y) -> torch.linalg_solve_triangular(x, y, false));
    }

    /// x with U·x = b, for an upper triangle U.
    public static Tensor solveUpper(Tensor upper, Tensor b) {
        return Call.binary(
                "solveUpper", upper, b, (x, y) -> torch.linalg_solve_triangular(x, y, true));
    }

    /// x with L·Lᵀ·x = b, for the result L of [Decompositions#cholesky].
    public static Tensor solveCholesky(Tensor lower, Tensor b) {
        return Call.binary("solveCholesky", lower, b, (l, y) -> torch.cholesky_solve(y, l));
    }

    /// A⁻¹. To multiply by it, [#solve] is faster and more exact.
    public static Tensor inv(Tensor a) {
        return Call.unary("inv", a, torch::linalg_inv);
    }

    /// A⁺, the inverse of Moore and Penrose, for any A.
    public static Tensor pinv(Tensor a) {
        return Call.unary(
                "pinv",
                a,
                x -> {
                    try (var lazy = torch.linalg_pinv(x)) {
                        return lazy.resolve_conj();
                    }
                });
    }

    public static Tensor det(Tensor a) {
        return Call.unary("det", a, torch::linalg_det);
    }

    /// The sign of the determinant and the logarithm of its size, which does not overflow.
    public static SignedLog slogdet(Tensor a) {
        return Tuples.two("slogdet", a, torch::linalg_slogdet, SignedLog::new);
    }

    /// (Σ|x|ᵖ)^(1/p) over all elements, or over some dimensions.
    public static Tensor vectorNorm(Tensor x, double p, long... dimensions) {
        return dimensions.length == 0 ? x.norm(p) : x.norm(p, dimensions);
    }

    /// √Σ|x|², Frobenius's norm of matrices.
    public static Tensor matrixNorm(Tensor a) {
        return Call.unary("matrixNorm", a, torch::linalg_matrix_norm);
    }

    /// The norm of order 1 (largest column sum), 2 (largest singular value), infinity (largest row
    /// sum), or the smallest of these for negative orders.
    public static Tensor matrixNorm(Tensor a, double order) {
        return Call.unary(
                "matrixNorm",
                a,
                x -> {
                    try (Scalar scalar = new Scalar(order)) {
                        return torch.linalg_matrix_norm(x, scalar);
                    }
                });
    }

    /// Σσ, the sum of the singular values.
    public static Tensor nuclearNorm(Tensor a) {
        return Decompositions.svdvals(a).sum(-1);
    }

    /// The number of singular values that are not 0 but for rounding.
    public static Tensor matrixRank(Tensor a) {
        return Call.unary("matrixRank", a, torch::linalg_matrix_rank);
    }

    /// The ratio of the largest to the smallest singular value.
    public static Tensor cond(Tensor a) {
        return Call.unary("cond", a, torch::linalg_cond);
    }

    /// The condition number in the norm of the given order.
    public static Tensor cond(Tensor a, double order) {
        try (Scalar scalar = new Scalar(order);
                var optional = new ScalarOptional(scalar)) {
            return Call.unary("cond", a, x -> torch.linalg_cond(x, optional));
        }
    }

    /// e^A = Σ Aⁿ / n!.
    public static Tensor matrixExp(Tensor a) {
        return Call.unary("matrixExp", a, torch::linalg_matrix_exp);
    }

    /// Aⁿ; negative powers invert.
    public static Tensor matrixPower(Tensor a, long n) {
        return Call.unary("matrixPower", a, x -> torch.linalg_matrix_power(x, n));
    }

    /// The product of several matrices, in the order of the least work.
    public static Tensor multiDot(Tensor... factors) {
        return Call.list("multiDot", List.of(factors), torch::linalg_multi_dot);
    }

    /// A matrix with the given ones on its diagonal.
    public static Tensor blockDiag(Tensor... blocks) {
        return Call.list("blockDiag", List.of(blocks), torch::block_diag);
    }

    /// A number as its sign and the logarithm of its size.
    public record SignedLog(Tensor sign, Tensor logAbs) {}
}
