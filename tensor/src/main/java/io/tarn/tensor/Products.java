package io.tarn.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/// Products of vectors, matrices and tensors. Decompositions and equations are in [Linalg].
sealed interface Products extends Operand permits Tensor {
    /// The matrix product over the last two dimensions; leading ones broadcast.
    default Tensor matmul(Tensor other) {
        return Call.binary("matmul", this, other, torch::matmul);
    }

    /// x·Wᵀ + b over the last dimension.
    default Tensor linear(Tensor weight, Tensor bias) {
        return Call.optional("linear", this, weight, bias, torch::linear);
    }

    /// x·Wᵀ.
    default Tensor linear(Tensor weight) {
        return Call.binary("linear", this, weight, torch::linear);
    }

    /// xᵀ·Wⱼ·z over the last dimensions, with a weight `[out, left, right]`.
    default Tensor bilinear(Tensor z, Tensor weight) {
        return Call.ternary("bilinear", this, z, weight, torch::bilinear);
    }

    /// xᵀ·Wⱼ·z + bⱼ over the last dimensions.
    default Tensor bilinear(Tensor z, Tensor weight, Tensor bias) {
        return bilinear(z, weight).add(bias);
    }

    /// The product of two matrices.
    default Tensor mm(Tensor other) {
        return Call.binary("mm", this, other, torch::mm);
    }

    /// The product of a matrix and a vector.
    default Tensor mv(Tensor vector) {
        return Call.binary("mv", this, vector, torch::mv);
    }

    /// The products of two batches of matrices.
    default Tensor bmm(Tensor other) {
        return Call.binary("bmm", this, other, torch::bmm);
    }

    /// x + a·b.
    default Tensor addmm(Tensor a, Tensor b) {
        return Call.ternary("addmm", this, a, b, torch::addmm);
    }

    /// beta·x + alpha·a·b.
    default Tensor addmm(Tensor a, Tensor b, double beta, double alpha) {
        try (Scalar own = Natives.scalar(beta);
                Scalar product = Natives.scalar(alpha)) {
            return Call.ternary(
                    "addmm", this, a, b, (x, y, z) -> torch.addmm(x, y, z, own, product));
        }
    }

    /// x + a·b for batches of matrices.
    default Tensor baddbmm(Tensor a, Tensor b) {
        return Call.ternary("baddbmm", this, a, b, torch::baddbmm);
    }

    /// beta·x + alpha·a·b for batches of matrices.
    default Tensor baddbmm(Tensor a, Tensor b, double beta, double alpha) {
        try (Scalar own = Natives.scalar(beta);
                Scalar product = Natives.scalar(alpha)) {
            return Call.ternary(
                    "baddbmm", this, a, b, (x, y, z) -> torch.baddbmm(x, y, z, own, product));
        }
    }

    /// Σ xᵢyᵢ of two vectors.
    default Tensor dot(Tensor other) {
        return Call.binary("dot", this, other, torch::dot);
    }

    /// Σ xᵢyᵢ over the last dimension of both.
    default Tensor inner(Tensor other) {
        return Call.binary("inner", this, other, torch::inner);
    }

    /// xᵢyⱼ of two vectors.
    default Tensor outer(Tensor other) {
        return Call.binary("outer", this, other, torch::outer);
    }

    /// Sums products over `dimensions` of this tensor and `others` of the other one.
    default Tensor tensordot(Tensor other, long[] dimensions, long... others) {
        return Call.binary(
                "tensordot", this, other, (x, y) -> torch.tensordot(x, y, dimensions, others));
    }

    /// The Kronecker product: each element of x times the whole of the other tensor.
    default Tensor kron(Tensor other) {
        return Call.binary("kron", this, other, torch::kron);
    }

    /// The product of vectors of length 3 that stands upright on both.
    default Tensor cross(Tensor other, long dimension) {
        return Call.binary("cross", this, other, (x, y) -> torch.linalg_cross(x, y, dimension));
    }

    /// The Euclidean distances between each row of x and each row of the other tensor.
    default Tensor cdist(Tensor other) {
        return cdist(other, 2);
    }

    /// The distances in the p-norm between each row of x and each row of the other tensor.
    default Tensor cdist(Tensor other, double p) {
        return Call.binary("cdist", this, other, (x, y) -> torch.cdist(x, y, p, Natives.NO_LONG));
    }
}
