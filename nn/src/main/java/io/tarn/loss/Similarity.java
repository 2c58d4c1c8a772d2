package io.tarn.loss;

import io.tarn.tensor.Tensor;

/// How alike the rows of two matrices are.
final class Similarity {
    private static final double TINY = 1e-12;

    private Similarity() {}

    /// Rows of length 1: x / ‖x‖.
    static Tensor unit(Tensor x) { // [*, width] → [*, width]
        return x.div(x.square().sumKeep(-1).sqrt().clamp(TINY, Double.POSITIVE_INFINITY));
    }

    /// The cosine of each row of `a` with the same row of `b`.
    static Tensor cosine(Tensor a, Tensor b) { // [batch, width] twice → [batch]
        return unit(a).mul(unit(b)).sum(-1);
    }

    /// The cosine of each row of `a` with each row of `b`.
    static Tensor cosines(Tensor a, Tensor b) { // [n, width], [m, width] → [n, m]
        return unit(a).linear(unit(b));
    }

    /// The Euclidean distance of each row of `a` from the same row of `b`.
    static Tensor distance(Tensor a, Tensor b) { // [batch, width] twice → [batch]
        return a.sub(b).square().sum(-1).add(TINY).sqrt();
    }
}
