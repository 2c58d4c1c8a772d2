package io.tarn.tensor;

/// Scaled dot product attention step by step, which with dropout is faster than libtorch's kernels.
final class AttentionSteps {
    private static final Boxed SAFE_SOFTMAX =
            Boxed.of("aten::_safe_softmax"); // zeros where a query sees nothing

    private AttentionSteps() {}

    static Tensor run(Tensor q, Tensor k, Tensor v, AttentionOptions options) {
        double scale = options.scale().orElse(1 / Math.sqrt(q.size(-1)));
        // softmax(q·kᵀ·scale + mask)·v
        Tensor scores = q.mul(scale).matmul(k.transpose(-2, -1)); // [*, queries, keys]
        Tensor weights =
                SAFE_SOFTMAX.one(
                        Boxed.tensor(masked(scores, options)), Boxed.integer(-1), Boxed.nothing());
        return weights.dropout(options.dropout()).matmul(v);
    }

    private static Tensor masked(Tensor scores, AttentionOptions options) {
        if (options.causal()) {
            Shape square = Shape.of(scores.size(-2), scores.size(-1));
            return hidden(scores, Tensor.full(square, 1, DType.BOOL).tril());
        }
        if (options.mask().isEmpty()) {
            return scores;
        }
        Tensor mask = options.mask().get();
        return mask.dtype() == DType.BOOL ? hidden(scores, mask) : scores.add(mask);
    }

    private static Tensor hidden(Tensor scores, Tensor keep) {
        return scores.where(keep, Double.NEGATIVE_INFINITY);
    }
}
