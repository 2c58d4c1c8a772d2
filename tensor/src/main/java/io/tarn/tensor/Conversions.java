package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch.MemoryFormat;

/// Operations that change an element's type, a tensor's device or its order in memory. Where nothing
/// changes, they give another handle on the same memory; [#copy] always copies.
sealed interface Conversions extends Operand permits Tensor {
    default Tensor to(DType type) {
        return Call.unary("to", this, x -> x.to(type.scalarType()));
    }

    default Tensor to(Device device) {
        return Call.unary(
                "to",
                this,
                x -> {
                    try (var raw = device.raw()) {
                        return x.to(raw, x.scalar_type());
                    }
                });
    }

    default Tensor to(Device device, DType type) {
        return Call.unary(
                "to",
                this,
                x -> {
                    try (var raw = device.raw()) {
                        return x.to(raw, type.scalarType());
                    }
                });
    }

    /// The type of `other`.
    default Tensor typeAs(Tensor other) {
        return to(other.dtype());
    }

    /// `float32`, PyTorch's `float()`.
    default Tensor toFloat() {
        return to(DType.FLOAT32);
    }

    /// `float64`, PyTorch's `double()`.
    default Tensor toDouble() {
        return to(DType.FLOAT64);
    }

    /// `int64`, PyTorch's `long()`.
    default Tensor toLong() {
        return to(DType.INT64);
    }

    /// `int32`, PyTorch's `int()`.
    default Tensor toInt() {
        return to(DType.INT32);
    }

    /// `bool`: whether each element is other than 0.
    default Tensor toBool() {
        return to(DType.BOOL);
    }

    /// A copy in memory of its own; gradients flow through.
    default Tensor copy() {
        return Call.unary("copy", this, x -> x.clone());
    }

    /// Row-major memory, copied where it is not so already.
    default Tensor contiguous() {
        return Call.unary("contiguous", this, x -> x.contiguous());
    }

    default boolean isContiguous() {
        return ((Tensor) this).raw("isContiguous").is_contiguous();
    }

    /// Images with the channels innermost in memory, which convolutions prefer; the shape stays.
    default Tensor channelsLast() {
        return Call.unary("channelsLast", this, x -> x.contiguous(MemoryFormat.ChannelsLast));
    }
}
