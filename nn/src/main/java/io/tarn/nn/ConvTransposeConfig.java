package io.tarn.nn;

import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Sliding;
import io.tarn.tensor.Spatial;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// How a transposed convolution is built: [ConvTranspose1d], [ConvTranspose2d] or
/// [ConvTranspose3d].
///
/// @param outputPadding cells added at the end of each dimension: a stride of 2 leaves open
///     whether the output is even or odd
/// @param weightInit the first weights; PyTorch's default where there is none
public record ConvTransposeConfig(
        long in,
        long out,
        Shape kernel,
        Sliding sliding,
        Shape outputPadding,
        boolean bias,
        Optional<Init> weightInit,
        Optional<Init> biasInit) {
    public ConvTransposeConfig {
        String who = "ConvTranspose%dd".formatted(kernel.rank());
        Expect.positive(who, "input channels", in);
        Expect.positive(who, "output channels", out);
        if (in % sliding.groups() != 0 || out % sliding.groups() != 0) {
            throw TensorException.of(
                    who,
                    "channels that %d groups divide".formatted(sliding.groups()),
                    "%d→%d".formatted(in, out),
                    "choose groups that divide both");
        }
    }

    static ConvTransposeConfig of(int dimensions, long in, long out, long kernel) {
        return new ConvTransposeConfig(
                in,
                out,
                Spatial.sizes("ConvTranspose.kernel", dimensions, 1, kernel),
                Sliding.over(dimensions),
                Spatial.fill(dimensions, 0),
                true,
                Optional.empty(),
                Optional.empty());
    }

    public ConvTransposeConfig kernel(long... sizes) {
        Shape other = Spatial.sizes("ConvTranspose.kernel", kernel.rank(), 1, sizes);
        return new ConvTransposeConfig(
                in, out, other, sliding, outputPadding, bias, weightInit, biasInit);
    }

    public ConvTransposeConfig stride(long... sizes) {
        return sliding(sliding.stride(sizes));
    }

    public ConvTransposeConfig padding(long... sizes) {
        return sliding(sliding.padding(sizes));
    }

    public ConvTransposeConfig outputPadding(long... sizes) {
        Shape other = Spatial.sizes("ConvTranspose.outputPadding", kernel.rank(), 0, sizes);
        return new ConvTransposeConfig(in, out, kernel, sliding, other, bias, weightInit, biasInit);
    }

    public ConvTransposeConfig dilation(long... sizes) {
        return sliding(sliding.dilation(sizes));
    }

    public ConvTransposeConfig groups(long count) {
        return sliding(sliding.groups(count));
    }

    public ConvTransposeConfig noBias() {
        return new ConvTransposeConfig(
                in, out, kernel, sliding, outputPadding, false, weightInit, biasInit);
    }

    public ConvTransposeConfig init(Init weight) {
        return new ConvTransposeConfig(
                in, out, kernel, sliding, outputPadding, bias, Optional.of(weight), biasInit);
    }

    public ConvTransposeConfig biasInit(Init init) {
        return new ConvTransposeConfig(
                in, out, kernel, sliding, outputPadding, bias, weightInit, Optional.of(init));
    }

    private ConvTransposeConfig sliding(Sliding other) {
        return new ConvTransposeConfig(
                in, out, kernel, other, outputPadding, bias, weightInit, biasInit);
    }

    /// The weight `[in, out / groups, *kernel]`, in the memory layout that is fastest.
    Parameter weight() {
        long[] sizes = Sizes.join(new long[] {in, out / sliding.groups()}, kernel.toArray());
        Init init = weightInit.orElseGet(this::usual);
        return MemoryLayout.ofWeight(init.draw(Shape.of(sizes), Random.global()));
    }

    Optional<Parameter> biasParameter() {
        return bias
                ? Optional.of(biasInit.orElseGet(this::usual).parameter(out))
                : Optional.empty();
    }

    /// PyTorch's default; it takes the weight's second dimension as the inputs, here as well.
    private Init usual() {
        return Init.uniformOver(out / sliding.groups() * kernel.elements());
    }

    /// `64→3, 4x4, stride 2, padding 1`: what differs from the defaults.
    String describe() {
        return "%d→%d, %s".formatted(in, out, Sizes.product(kernel))
                + Sizes.unless(1, "stride", sliding.stride())
                + Sizes.unless(0, "padding", sliding.padding())
                + Sizes.unless(0, "output padding", outputPadding)
                + Sizes.unless(1, "dilation", sliding.dilation())
                + (sliding.groups() > 1 ? ", groups " + sliding.groups() : "");
    }
}
