package io.tarn.tensor;

/// How the losses of single elements become one number.
public enum Reduction {
    MEAN(1),
    SUM(2),
    NONE(0);

    /// The number by which libtorch's loss kernels know it.
    final int code;

    Reduction(int code) {
        this.code = code;
    }

    /// Folds element-wise losses.
    public Tensor of(Tensor losses) {
        return switch (this) {
            case MEAN -> losses.mean();
            case SUM -> losses.sum();
            case NONE -> losses;
        };
    }
}
