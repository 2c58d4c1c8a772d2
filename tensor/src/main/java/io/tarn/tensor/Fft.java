package io.tarn.tensor;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.global.torch;

/// Discrete Fourier transforms: Xₖ = Σ xₙ·e^(-2πikn/N) forwards, and the same with the sign turned
/// and divided by N backwards. The `r` variants are for real signals and leave out the half of the
/// spectrum that mirrors the other. Without dimensions they transform the last one, or the last
/// two, or all; see [Spectrogram] for transforms of short pieces.
public final class Fft {
    private static final StringViewOptional NORM = Natives.NO_STRING;

    private Fft() {}

    public static Tensor fft(Tensor x) {
        return fft(x, -1);
    }

    public static Tensor fft(Tensor x, long dimension) {
        return Call.unary("fft", x, a -> torch.fft_fft(a, Natives.NO_LONG, dimension, NORM));
    }

    /// Cuts the signal to `length`, or pads it with zeros, first.
    public static Tensor fft(Tensor x, long dimension, long length) {
        try (var n = new LongOptional(length)) {
            return Call.unary("fft", x, a -> torch.fft_fft(a, n, dimension, NORM));
        }
    }

    public static Tensor ifft(Tensor x) {
        return ifft(x, -1);
    }

    public static Tensor ifft(Tensor x, long dimension) {
        return Call.unary("ifft", x, a -> torch.fft_ifft(a, Natives.NO_LONG, dimension, NORM));
    }

    /// The first N/2 + 1 values of the transform of a real signal.
    public static Tensor rfft(Tensor x) {
        return rfft(x, -1);
    }

    public static Tensor rfft(Tensor x, long dimension) {
        return Call.unary("rfft", x, a -> torch.fft_rfft(a, Natives.NO_LONG, dimension, NORM));
    }

    /// Cuts the signal to `length`, or pads it with zeros, first.
    public static Tensor rfft(Tensor x, long dimension, long length) {
        try (var n = new LongOptional(length)) {
            return Call.unary("rfft", x, a -> torch.fft_rfft(a, n, dimension, NORM));
        }
    }

    /// The real signal of even length that [#rfft] came from.
    public static Tensor irfft(Tensor x) {
        return Call.unary("irfft", x, a -> torch.fft_irfft(a, Natives.NO_LONG, -1, NORM));
    }

    /// The real signal of `length` that [#rfft] came from.
    public static Tensor irfft(Tensor x, long dimension, long length) {
        try (var n = new LongOptional(length)) {
            return Call.unary("irfft", x, a -> torch.fft_irfft(a, n, dimension, NORM));
        }
    }

    public static Tensor fft2(Tensor x) {
        return Call.unary("fft2", x, torch::fft_fft2);
    }

    public static Tensor ifft2(Tensor x) {
        return Call.unary("ifft2", x, torch::fft_ifft2);
    }

    public static Tensor rfft2(Tensor x) {
        return Call.unary("rfft2", x, torch::fft_rfft2);
    }

    /// The real images of even width that [#rfft2] came from.
    public static Tensor irfft2(Tensor x) {
        return Call.unary("irfft2", x, torch::fft_irfft2);
    }

    /// The real images of the given size that [#rfft2] came from.
    public static Tensor irfft2(Tensor x, long height, long width) {
        long[] sizes = {height, width};
        long[] last = {-2, -1};
        return Call.unary("irfft2", x, a -> torch.fft_irfft2(a, sizes, last, NORM));
    }

    public static Tensor fftn(Tensor x) {
        return Call.unary("fftn", x, torch::fft_fftn);
    }

    public static Tensor fftn(Tensor x, long... dimensions) {
        long[] sizes = sizes(x, dimensions);
        return Call.unary("fftn", x, a -> torch.fft_fftn(a, sizes, dimensions, NORM));
    }

    public static Tensor ifftn(Tensor x) {
        return Call.unary("ifftn", x, torch::fft_ifftn);
    }

    public static Tensor ifftn(Tensor x, long... dimensions) {
        long[] sizes = sizes(x, dimensions);
        return Call.unary("ifftn", x, a -> torch.fft_ifftn(a, sizes, dimensions, NORM));
    }

    public static Tensor rfftn(Tensor x) {
        return Call.unary("rfftn", x, torch::fft_rfftn);
    }

    /// The real array of even last size that [#rfftn] came from.
    public static Tensor irfftn(Tensor x) {
        return Call.unary("irfftn", x, torch::fft_irfftn);
    }

    /// The frequencies of [#fft]'s values, for samples `spacing` apart: 0, 1, …, -2, -1 over N·spacing.
    public static Tensor fftfreq(long count, double spacing) {
        return Call.source(
                "fftfreq",
                () -> {
                    try (var options = Natives.options(DType.FLOAT32, Device.CPU)) {
                        return torch.fft_fftfreq(count, spacing, options);
                    }
                });
    }

    /// The frequencies of [#rfft]'s values.
    public static Tensor rfftfreq(long count, double spacing) {
        return Call.source(
                "rfftfreq",
                () -> {
                    try (var options = Natives.options(DType.FLOAT32, Device.CPU)) {
                        return torch.fft_rfftfreq(count, spacing, options);
                    }
                });
    }

    /// Moves frequency 0 to the middle, along some dimensions or all.
    public static Tensor fftshift(Tensor x, long... dimensions) {
        return Call.unary(
                "fftshift",
                x,
                a ->
                        dimensions.length == 0
                                ? torch.fft_fftshift(a)
                                : torch.fft_fftshift(a, dimensions));
    }

    /// Undoes [#fftshift].
    public static Tensor ifftshift(Tensor x, long... dimensions) {
        return Call.unary(
                "ifftshift",
                x,
                a ->
                        dimensions.length == 0
                                ? torch.fft_ifftshift(a)
                                : torch.fft_ifftshift(a, dimensions));
    }

    private static long[] sizes(Tensor x, long[] dimensions) {
        long[] sizes = new long[dimensions.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = x.size(Math.toIntExact(dimensions[i]));
        }
        return sizes;
    }
}
