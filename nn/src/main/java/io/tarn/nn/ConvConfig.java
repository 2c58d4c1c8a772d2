package io.tarn.nn;

import io.tarn.tensor.PaddingMode;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Sliding;
import io.tarn.tensor.Spatial;
import io.tarn.tensor.TensorException;
import java.util.Optional;
import java.util.stream.IntStream;

/// How a convolution is built: [Conv1d], [Conv2d] or [Conv3d].
///
/// Sizes are one number for all spatial dimensions, or one for each: `c -> c.kernel(3,
/// 5).padding(1, 2)`.
///
/// @param sliding stride, padding, dilation and groups
/// @param keepsSize whether padding is chosen so that the output is as large as the input
/// @param weightInit the first weights; PyTorch's default where there is none
public record ConvConfig(
        long in,
        long out,
        Shape kernel,
        Sliding sliding,
        boolean keepsSize,
        PaddingMode paddingMode,
        boolean bias,
        Optional<Init> weightInit,
        Optional<Init> biasInit) {
    public ConvConfig {
        String who = "Conv%dd".formatted(kernel.rank());
        Expect.positive(who, "input channels", in);
        Expect.positive(who, "output channels", out);
        if (in % sliding.groups() != 0 || out % sliding.groups() != 0) {
            throw TensorException.of(
                    who,
                    "channels that %d groups divide".formatted(sliding.groups()),
                    "%d→%d".formatted(in, out),
                    "choose groups that divide both");
        }
        if (keepsSize && sliding.stride().elements() != 1) {
            throw TensorException.of(
                    who,
                    "stride 1 with same()",
                    sliding.stride(),
                    "give the padding as a number instead");
        }
    }

    static ConvConfig of(int dimensions, long in, long out, long kernel) {
        Shape sizes = Spatial.sizes("Conv.kernel", dimensions, 1, kernel);
        return new ConvConfig(
                in,
                out,
                sizes,
                Sliding.over(dimensions),
                false,
                PaddingMode.ZEROS,
                true,
                Optional.empty(),
                Optional.empty());
    }

    public ConvConfig kernel(long... sizes) {
        Shape other = Spatial.sizes("Conv.kernel", kernel.rank(), 1, sizes);
        return new ConvConfig(
                in, out, other, sliding, keepsSize, paddingMode, bias, weightInit, biasInit);
    }

    public ConvConfig stride(long... sizes) {
        return sliding(sliding.stride(sizes));
    }

    public ConvConfig padding(long... sizes) {
        return new ConvConfig(
                in,
                out,
                kernel,
                sliding.padding(sizes),
                false,
                paddingMode,
                bias,
                weightInit,
                biasInit);
    }

    /// Chooses the padding so that the output is as large as the input; the stride must be 1.
    public ConvConfig same() {
        return new ConvConfig(
                in, out, kernel, sliding.padding(0), true, paddingMode, bias, weightInit, biasInit);
    }

    public ConvConfig paddingMode(PaddingMode mode) {
        return new ConvConfig(
                in, out, kernel, sliding, keepsSize, mode, bias, weightInit, biasInit);
    }

    public ConvConfig dilation(long... sizes) {
        return sliding(sliding.dilation(sizes));
    }

    /// Splits the channels into independent parts; as many as there are channels is a depthwise
    /// convolution.
    public ConvConfig groups(long count) {
        return sliding(sliding.groups(count));
    }

    public ConvConfig noBias() {
        return new ConvConfig(
                in, out, kernel, sliding, keepsSize, paddingMode, false, weightInit, biasInit);
    }

    public ConvConfig init(Init weight) {
        return new ConvConfig(
                in,
                out,
                kernel,
                sliding,
                keepsSize,
                paddingMode,
                bias,
                Optional.of(weight),
                biasInit);
    }

    public ConvConfig biasInit(Init init) {
        return new ConvConfig(
                in,
                out,
                kernel,
                sliding,
                keepsSize,
                paddingMode,
                bias,
                weightInit,
                Optional.of(init));
    }

    private ConvConfig sliding(Sliding other) {
        return new ConvConfig(
                in, out, kernel, other, keepsSize, paddingMode, bias, weightInit, biasInit);
    }

    /// The weight `[out, in / groups, *kernel]`, in the memory layout that is fastest.
    Parameter weight() {
        long[] sizes = Sizes.join(new long[] {out, in / sliding.groups()}, kernel.toArray());
        Init init = weightInit.orElseGet(() -> Init.uniformOver(fanIn()));
        return MemoryLayout.ofWeight(init.draw(Shape.of(sizes), Random.global()));
    }

    Optional<Parameter> biasParameter() {
        return bias
                ? Optional.of(biasInit.orElseGet(() -> Init.uniformOver(fanIn())).parameter(out))
                : Optional.empty();
    }

    private long fanIn() {
        return in / sliding.groups() * kernel.elements();
    }

    /// Whether libtorch cannot pad by itself: it knows zeros, as many before as after.
    boolean padsFirst() {
        return paddingMode != PaddingMode.ZEROS || (keepsSize && hasOddPadding());
    }

    private boolean hasOddPadding() {
        return IntStream.range(0, kernel.rank()).anyMatch(i -> totalPadding(i) % 2 != 0);
    }

    private long totalPadding(int dimension) {
        return sliding.dilation().size(dimension) * (kernel.size(dimension) - 1);
    }

    /// Cells before and after each dimension, the last dimension first.
    long[] around() {
        int rank = kernel.rank();
        long[] around = new long[2 * rank];
        for (int i = 0; i < rank; i++) {
            int at = 2 * (rank - 1 - i);
            long total = keepsSize ? totalPadding(i) : 2 * sliding.padding().size(i);
            around[at] = total / 2;
            around[at + 1] = total - total / 2;
        }
        return around;
    }

    /// How the kernel moves once the layer has padded what libtorch cannot.
    Sliding moves() {
        if (padsFirst()) {
            return sliding.padding(0);
        }
        return keepsSize
                ? sliding.padding(
                        IntStream.range(0, kernel.rank())
                                .mapToLong(i -> totalPadding(i) / 2)
                                .toArray())
                : sliding;
    }

    /// `3→64, 3x3, stride 2`: what differs from the defaults.
    String describe() {
        return "%d→%d, %s".formatted(in, out, Sizes.product(kernel))
                + Sizes.unless(1, "stride", sliding.stride())
                + Sizes.unless(0, "padding", sliding.padding())
                + Sizes.unless(1, "dilation", sliding.dilation())
                + (keepsSize ? ", same" : "")
                + (sliding.groups() > 1 ? ", groups " + sliding.groups() : "");
    }
}
