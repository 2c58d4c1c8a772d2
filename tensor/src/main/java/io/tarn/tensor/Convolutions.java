package io.tarn.tensor;

import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// Convolutions over one to three spatial dimensions and their transposes.
///
/// Inputs are `[batch, channels, *spatial]`. The kernel is not flipped: mathematics calls this
/// cross-correlation.
sealed interface Convolutions extends Operand permits Tensor {
    /// y[o, p] = Σ W[o, i, k]·x[i, s·p + d·k] over the channels i of o's group and the cells k of
    /// the kernel. The weight is `[out, in / groups, *kernel]`.
    default Tensor convolution(Tensor weight, Sliding sliding) {
        return Call.binary(
                "convolution", this, weight, (x, w) -> kernel(x, w, Natives.NO_TENSOR, sliding));
    }

    /// The same with a bias `[out]` added.
    default Tensor convolution(Tensor weight, Tensor bias, Sliding sliding) {
        return Call.optional(
                "convolution", this, weight, bias, (x, w, b) -> kernel(x, w, b, sliding));
    }

    default Tensor conv1d(Tensor weight, Tensor bias, long stride, long padding) {
        return convolution(weight, bias, Sliding.over(1).stride(stride).padding(padding));
    }

    default Tensor conv2d(Tensor weight, Tensor bias, long stride, long padding) {
        return convolution(weight, bias, Sliding.over(2).stride(stride).padding(padding));
    }

    default Tensor conv3d(Tensor weight, Tensor bias, long stride, long padding) {
        return convolution(weight, bias, Sliding.over(3).stride(stride).padding(padding));
    }

    /// The transpose of [#convolution], which makes its input larger: y[o, s·p + d·k] gathers
    /// W[i, o, k]·x[i, p]. The weight is `[in, out / groups, *kernel]`; `outputPadding` adds cells
    /// at the end of each dimension, as only the transpose of a stride leaves them open.
    default Tensor convTranspose(Tensor weight, Sliding sliding, Shape outputPadding) {
        return Call.binary(
                "convTranspose",
                this,
                weight,
                (x, w) -> transposed(x, w, Natives.NO_TENSOR, sliding, outputPadding));
    }

    /// The same with a bias `[out]` added.
    default Tensor convTranspose(Tensor weight, Tensor bias, Sliding sliding, Shape outputPadding) {
        return Call.optional(
                "convTranspose",
                this,
                weight,
                bias,
                (x, w, b) -> transposed(x, w, b, sliding, outputPadding));
    }

    // libtorch's one function for all ranks is none of those that Autocast shortens

    private static org.bytedeco.pytorch.Tensor kernel(
            org.bytedeco.pytorch.Tensor x,
            org.bytedeco.pytorch.Tensor weight,
            TensorOptional bias,
            Sliding sliding) {
        long[] stride = sliding.stride().toArray();
        long[] padding = sliding.padding().toArray();
        long[] dilation = sliding.dilation().toArray();
        long groups = sliding.groups();
        return switch (sliding.rank()) {
            case 1 -> torch.conv1d(x, weight, bias, stride, padding, dilation, groups);
            case 2 -> torch.conv2d(x, weight, bias, stride, padding, dilation, groups);
            default -> torch.conv3d(x, weight, bias, stride, padding, dilation, groups);
        };
    }

    private static org.bytedeco.pytorch.Tensor transposed(
            org.bytedeco.pytorch.Tensor x,
            org.bytedeco.pytorch.Tensor weight,
            TensorOptional bias,
            Sliding sliding,
            Shape outputPadding) {
        long[] stride = sliding.stride().toArray();
        long[] padding = sliding.padding().toArray();
        long[] more = outputPadding.toArray();
        long[] dilation = sliding.dilation().toArray();
        long groups = sliding.groups();
        return switch (sliding.rank()) {
            case 1 ->
                    torch.conv_transpose1d(
                            x, weight, bias, stride, padding, more, groups, dilation);
            case 2 ->
                    torch.conv_transpose2d(
                            x, weight, bias, stride, padding, more, groups, dilation);
            default ->
                    torch.conv_transpose3d(
                            x, weight, bias, stride, padding, more, groups, dilation);
        };
    }
}
