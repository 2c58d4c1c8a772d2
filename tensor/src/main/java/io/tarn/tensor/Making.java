package io.tarn.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/// The kernels that make tensors from sizes and numbers; users find them on [Tensor].
final class Making {
    // Before the first Scalar, which would start JavaCPP with a collector of its own.
    static {
        NativeRuntime.load();
    }

    private Making() {}

    static Tensor empty(Shape shape, DType type, Device device) {
        return Call.source(
                "empty",
                () -> {
                    try (TensorOptions options = Natives.options(type, device)) {
                        return torch.empty(shape.toArray(), options, Natives.SAME_FORMAT);
                    }
                });
    }

    static Tensor emptyLike(Tensor x) {
        return Call.unary("emptyLike", x, a -> torch.empty_like(a));
    }

    static Tensor range(long start, long end) {
        if (end < start) {
            throw TensorException.of(
                    "arange",
                    "an end of %d or more".formatted(start),
                    end,
                    "swap start and end, then flip(0)");
        }
        try (var a = new Scalar(start);
                var b = new Scalar(end);
                var step = new Scalar(1L)) {
            return range(a, b, step, DType.INT64);
        }
    }

    static Tensor range(double start, double end, double step) {
        if (step == 0 || !((end - start) / step >= 0)) { // nor NaN
            throw TensorException.of(
                    "arange",
                    "a step that leads from start to end",
                    "%s from %s to %s".formatted(step, start, end),
                    "turn its sign, or swap start and end");
        }
        try (var a = new Scalar(start);
                var b = new Scalar(end);
                var c = new Scalar(step)) {
            return range(a, b, c, DType.FLOAT64);
        }
    }

    private static Tensor range(Scalar start, Scalar end, Scalar step, DType type) {
        return Call.source(
                "arange",
                () -> {
                    try (TensorOptions options = Natives.options(type, Device.CPU)) {
                        return torch.arange(start, end, step, options);
                    }
                });
    }

    static Tensor linspace(double start, double end, long count) {
        return Call.source(
                "linspace",
                () -> {
                    try (var a = new Scalar(start);
                            var b = new Scalar(end);
                            TensorOptions options = Natives.options(DType.FLOAT32, Device.CPU)) {
                        return torch.linspace(a, b, count, options);
                    }
                },
                count);
    }

    /// Random numbers come from a source on the CPU, whichever device they are for.
    static Tensor randnLike(Tensor x) {
        return Random.global().normal_(onTheCpu(x), 0, 1).to(x.device());
    }

    static Tensor randLike(Tensor x) {
        return Random.global().uniform_(onTheCpu(x), 0, 1).to(x.device());
    }

    private static Tensor onTheCpu(Tensor x) {
        return Tensor.empty(x.shape(), x.dtype());
    }
}
