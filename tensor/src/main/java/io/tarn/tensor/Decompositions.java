package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;

/// Decompositions of matrices, or of batches of them in the last two dimensions.
public final class Decompositions {
    private Decompositions() {}

    /// L with A = L·Lᵀ, for a positive-definite A.
    public static Tensor cholesky(Tensor a) {
        return Call.unary("cholesky", a, torch::linalg_cholesky);
    }

    /// A = Q·R with orthonormal columns in Q and an upper triangle R; the small form.
    public static Qr qr(Tensor a) {
        return Tuples.two("qr", a, torch::linalg_qr, Qr::new);
    }

    /// A = P·L·U with a permutation P, a lower triangle L with ones on its diagonal, and an upper one U.
    public static Lu lu(Tensor a) {
        return Tuples.three("lu", a, torch::linalg_lu, Lu::new);
    }

    /// A = U·diag(S)·Vᴴ with the singular values S falling; the small form.
    public static Svd svd(Tensor a) {
        return Tuples.three(
                "svd",
                a,
                x -> torch.linalg_svd(x, false, Natives.NO_STRING),
                (u, s, vh) -> new Svd(u, s, plain(vh)));
    }

    /// Like [#svd], with square U and V.
    public static Svd fullSvd(Tensor a) {
        return Tuples.three(
                "fullSvd",
                a,
                x -> torch.linalg_svd(x, true, Natives.NO_STRING),
                (u, s, vh) -> new Svd(u, s, plain(vh)));
    }

    /// The singular values alone, falling.
    public static Tensor svdvals(Tensor a) {
        return Call.unary("svdvals", a, torch::linalg_svdvals);
    }

    /// A = V·diag(λ)·Vᴴ for a symmetric or Hermitian A, whose lower triangle is read; λ rises.
    public static Eigen eigh(Tensor a) {
        return Tuples.two("eigh", a, torch::linalg_eigh, Eigen::new);
    }

    /// The eigenvalues of a symmetric or Hermitian matrix alone, rising.
    public static Tensor eigvalsh(Tensor a) {
        return Call.unary("eigvalsh", a, torch::linalg_eigvalsh);
    }

    /// A·V = V·diag(λ) for any square A; both parts are complex.
    public static Eigen eig(Tensor a) {
        return Tuples.two("eig", a, torch::linalg_eig, Eigen::new);
    }

    /// The eigenvalues of any square matrix alone, complex.
    public static Tensor eigvals(Tensor a) {
        return Call.unary("eigvals", a, torch::linalg_eigvals);
    }

    /// Without the lazy conjugation that LAPACK's order of memory brings.
    private static Tensor plain(Tensor tensor) {
        return tensor.dtype().isComplex()
                ? Call.unary("svd", tensor, x -> x.resolve_conj())
                : tensor;
    }

    /// The parts of A = Q·R.
    public record Qr(Tensor q, Tensor r) {}

    /// The parts of A = P·L·U.
    public record Lu(Tensor p, Tensor l, Tensor u) {}

    /// The parts of A = U·diag(S)·Vᴴ.
    public record Svd(Tensor u, Tensor s, Tensor vh) {}

    /// Eigenvalues, and the eigenvectors that belong to them as columns.
    public record Eigen(Tensor values, Tensor vectors) {}
}
