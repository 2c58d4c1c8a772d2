package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;

/// The diagonals and triangles of matrices. `offset` counts diagonals upwards from the main one.
sealed interface MatrixParts extends Operand permits Tensor {
    /// The diagonal of a matrix; or, from a vector, the matrix with that diagonal.
    default Tensor diag() {
        return diag(0);
    }

    default Tensor diag(long offset) {
        return Call.unary("diag", this, x -> torch.diag(x, offset));
    }

    /// The diagonals of a batch of matrices, as a view.
    default Tensor diagonal(long offset) {
        return diagonal(offset, -2, -1);
    }

    /// The diagonals of the planes of two dimensions, as a view; they become the last dimension.
    default Tensor diagonal(long offset, long a, long b) {
        return Call.asking("diagonal", this, x -> torch.diagonal(x, offset, a, b), offset, a, b);
    }

    /// Matrices whose diagonals are the last dimension.
    default Tensor diagEmbed() {
        return diagEmbed(0);
    }

    default Tensor diagEmbed(long offset) {
        return Call.unary("diagEmbed", this, x -> torch.diag_embed(x, offset, -2, -1));
    }

    /// The sum of a matrix's diagonal.
    default Tensor trace() {
        return Call.unary("trace", this, torch::trace);
    }

    /// The lower triangle; 0 elsewhere.
    default Tensor tril() {
        return tril(0);
    }

    /// What lies on and below a diagonal; 0 elsewhere.
    default Tensor tril(long offset) {
        return Call.unary("tril", this, x -> torch.tril(x, offset));
    }

    /// The upper triangle; 0 elsewhere.
    default Tensor triu() {
        return triu(0);
    }

    /// What lies on and above a diagonal; 0 elsewhere.
    default Tensor triu(long offset) {
        return Call.unary("triu", this, x -> torch.triu(x, offset));
    }
}
