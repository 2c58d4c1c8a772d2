package io.tarn.tensor;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.global.torch;

/// Operations that summarise neighbourhoods of one to three spatial dimensions. Inputs are
/// `[batch, channels, *spatial]`; the [Window] says how many spatial dimensions there are.
sealed interface Pooling extends Operand permits Tensor {
    default Tensor maxPool1d(long size) {
        return maxPool(Window.over(1, size));
    }

    default Tensor maxPool2d(long size) {
        return maxPool(Window.over(2, size));
    }

    default Tensor maxPool3d(long size) {
        return maxPool(Window.over(3, size));
    }

    /// The largest element under each window.
    default Tensor maxPool(Window window) {
        long[] size = window.size().toArray();
        long[] stride = window.stride().toArray();
        long[] padding = window.padding().toArray();
        long[] dilation = window.dilation().toArray();
        boolean partial = window.partial();
        return switch (window.rank()) {
            case 1 ->
                    Call.unary(
                            "maxPool1d",
                            this,
                            x -> torch.max_pool1d(x, size, stride, padding, dilation, partial));
            case 2 ->
                    Call.unary(
                            "maxPool2d",
                            this,
                            x -> torch.max_pool2d(x, size, stride, padding, dilation, partial));
            default ->
                    Call.unary(
                            "maxPool3d",
                            this,
                            x -> torch.max_pool3d(x, size, stride, padding, dilation, partial));
        };
    }

    /// The largest element under each window and where it lies in its flattened channel.
    default Picked maxPoolWithIndices(Window window) {
        return Tuples.two("maxPoolWithIndices", this, x -> indexed(x, window), Picked::new);
    }

    private static T_TensorTensor_T indexed(org.bytedeco.pytorch.Tensor x, Window window) {
        long[] size = window.size().toArray();
        long[] stride = window.stride().toArray();
        long[] padding = window.padding().toArray();
        long[] dilation = window.dilation().toArray();
        boolean partial = window.partial();
        return switch (window.rank()) {
            case 1 -> torch.max_pool1d_with_indices(x, size, stride, padding, dilation, partial);
            case 2 -> torch.max_pool2d_with_indices(x, size, stride, padding, dilation, partial);
            default -> torch.max_pool3d_with_indices(x, size, stride, padding, dilation, partial);
        };
    }

    /// Puts elements back where [#maxPoolWithIndices] found them, into zeros of height and width
    /// `sizes`.
    default Tensor maxUnpool2d(Tensor indices, long... sizes) {
        return Call.binary("maxUnpool2d", this, indices, (x, i) -> torch.max_unpool2d(x, i, sizes));
    }

    default Tensor avgPool1d(long size) {
        return avgPool(Window.over(1, size));
    }

    default Tensor avgPool2d(long size) {
        return avgPool(Window.over(2, size));
    }

    default Tensor avgPool3d(long size) {
        return avgPool(Window.over(3, size));
    }

    /// The mean under each window; padding counts as zeros.
    default Tensor avgPool(Window window) {
        return average(window, true);
    }

    /// The mean of the input's own elements under each window; padding does not count.
    default Tensor avgPoolWithoutPadding(Window window) {
        return average(window, false);
    }

    private Tensor average(Window window, boolean countPadding) {
        long[] size = window.size().toArray();
        long[] stride = window.stride().toArray();
        long[] padding = window.padding().toArray();
        boolean partial = window.partial();
        LongOptional divisor = Natives.NO_LONG;
        if (window.dilation().elements() != 1) {
            throw TensorException.of(
                    "avgPool", "dilation 1", window.dilation(), "average a strided slice instead");
        }
        return switch (window.rank()) {
            case 1 ->
                    Call.unary(
                            "avgPool1d",
                            this,
                            x -> torch.avg_pool1d(x, size, stride, padding, partial, countPadding));
            case 2 ->
                    Call.unary(
                            "avgPool2d",
                            this,
                            x ->
                                    torch.avg_pool2d(
                                            x,
                                            size,
                                            stride,
                                            padding,
                                            partial,
                                            countPadding,
                                            divisor));
            default ->
                    Call.unary(
                            "avgPool3d",
                            this,
                            x ->
                                    torch.avg_pool3d(
                                            x,
                                            size,
                                            stride,
                                            padding,
                                            partial,
                                            countPadding,
                                            divisor));
        };
    }

    /// Means over windows that are chosen so that the spatial dimensions become `sizes`.
    default Tensor adaptiveAvgPool(long... sizes) {
        return switch (sizes.length) {
            case 1 ->
                    Call.unary("adaptiveAvgPool1d", this, x -> torch.adaptive_avg_pool1d(x, sizes));
            case 2 ->
                    Call.unary("adaptiveAvgPool2d", this, x -> torch.adaptive_avg_pool2d(x, sizes));
            default ->
                    Call.unary("adaptiveAvgPool3d", this, x -> torch.adaptive_avg_pool3d(x, sizes));
        };
    }

    /// Largest elements of windows that are chosen so that the spatial dimensions become `sizes`.
    default Tensor adaptiveMaxPool(long... sizes) {
        return Tuples.two("adaptiveMaxPool", this, x -> adaptiveMax(x, sizes), Picked::new)
                .values();
    }

    private static T_TensorTensor_T adaptiveMax(org.bytedeco.pytorch.Tensor x, long... sizes) {
        return switch (sizes.length) {
            case 1 -> torch.adaptive_max_pool1d(x, sizes);
            case 2 -> torch.adaptive_max_pool2d(x, sizes);
            default -> torch.adaptive_max_pool3d(x, sizes);
        };
    }
}
