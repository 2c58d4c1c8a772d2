package io.tarn.classic.factor;

import io.tarn.tensor.DType;
import io.tarn.tensor.Decompositions;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;

/// The largest singular values of a matrix and their vectors, A ≈ U·diag(s)·Vᵀ, found from random directions.
///
/// Exact where nearly all are asked for; else each iteration brings it closer (Halko, Martinsson and Tropp, 2011).
///
/// @param u `[rows, k]`
/// @param s `[k]`, falling
/// @param vh `[k, columns]`, the largest number of each row positive
record ThinSvd(Tensor u, Tensor s, Tensor vh) {
    private static final int SPARE = 10; // directions more than are asked for

    static ThinSvd of(Product a, int k, int iterations, long seed) {
        try (var scope = Scope.open()) {
            long width = Math.min(k + SPARE, Math.min(a.rows(), a.columns()));
            Tensor start = Tensor.empty(Shape.of(a.columns(), width), DType.FLOAT64);
            Tensor q = basis(a.times(Random.of(seed).normal_(start, 0, 1))); // [rows, width]
            for (int i = 0; i < iterations; i++) {
                q = basis(a.times(basis(a.transposedTimes(q))));
            }
            // Qᵀ·A = Û·diag(s)·Vᵀ;  U = Q·Û
            Decompositions.Svd svd = Decompositions.svd(a.transposedTimes(q).t());
            Tensor u = q.matmul(svd.u()).narrow(1, 0, k);
            Tensor vh = svd.vh().narrow(0, 0, k);
            Tensor largest = vh.takeAlongDim(vh.abs().argmaxKeep(1), 1); // [k, 1]
            Tensor sign = largest.sign();
            return new ThinSvd(
                    u.mul(sign.t()).unscoped(),
                    svd.s().narrow(0, 0, k).contiguous().unscoped(),
                    vh.mul(sign).unscoped());
        }
    }

    private static Tensor basis(Tensor a) {
        return Decompositions.qr(a).q();
    }
}
