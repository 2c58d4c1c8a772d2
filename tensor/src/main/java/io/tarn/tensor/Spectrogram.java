package io.tarn.tensor;

import java.lang.ref.Reference;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/// The short-time Fourier transform and its inverse: a signal is cut into frames of `window` samples
/// that start `hop` apart, each is multiplied by the window's weights and transformed.
///
/// Frames are centred on their time, with the signal mirrored at its ends.
public final class Spectrogram {
    private final long size;
    private final long hop;
    private final Tensor window; // [size]

    private Spectrogram(long hop, Tensor window) {
        this.size = window.elements();
        this.hop = hop;
        this.window = window.detach().unscoped(); // a handle of its own
    }

    /// Frames of `size` samples under a Hann window.
    public static Spectrogram of(long size, long hop) {
        return of(hop, hann(size));
    }

    /// Frames as long as `window`, which holds the weight of each sample.
    public static Spectrogram of(long hop, Tensor window) {
        if (hop < 1 || window.rank() != 1) {
            throw TensorException.of(
                    "Spectrogram",
                    "a hop of 1 or more and a window of one dimension",
                    "%d and %s".formatted(hop, window.description()),
                    "a usual hop is a quarter of the window");
        }
        return new Spectrogram(hop, window);
    }

    /// The complex spectra of a real signal: [*, samples] to [*, size / 2 + 1, frames].
    public Tensor stft(Tensor signal) {
        try (var length = new LongOptional(size);
                var step = new LongOptional(hop);
                var weights = new TensorOptional(window.raw("stft"))) {
            return Call.unary(
                    "stft",
                    signal,
                    x ->
                            torch.stft(
                                    x,
                                    size,
                                    step,
                                    length,
                                    weights,
                                    true,
                                    "reflect",
                                    false,
                                    Natives.YES,
                                    Natives.YES,
                                    Natives.NO_BOOL));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// The signal of `samples` that best fits the spectra: [*, size / 2 + 1, frames] to [*, samples].
    public Tensor istft(Tensor spectra, long samples) {
        try (var length = new LongOptional(size);
                var step = new LongOptional(hop);
                var end = new LongOptional(samples);
                var weights = new TensorOptional(window.raw("istft"))) {
            return Call.unary(
                    "istft",
                    spectra,
                    x ->
                            torch.istft(
                                    x,
                                    size,
                                    step,
                                    length,
                                    weights,
                                    true,
                                    false,
                                    Natives.YES,
                                    end,
                                    false));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /// ½ - ½·cos(2πn/N).
    public static Tensor hann(long size) {
        return Call.source(
                "hann",
                () -> {
                    try (TensorOptions options = Natives.options(DType.FLOAT32, Device.CPU)) {
                        return torch.hann_window(size, options);
                    }
                });
    }

    /// 0.54 - 0.46·cos(2πn/N).
    public static Tensor hamming(long size) {
        return Call.source(
                "hamming",
                () -> {
                    try (TensorOptions options = Natives.options(DType.FLOAT32, Device.CPU)) {
                        return torch.hamming_window(size, options);
                    }
                });
    }

    /// 0.42 - ½·cos(2πn/N) + 0.08·cos(4πn/N).
    public static Tensor blackman(long size) {
        return Call.source(
                "blackman",
                () -> {
                    try (TensorOptions options = Natives.options(DType.FLOAT32, Device.CPU)) {
                        return torch.blackman_window(size, options);
                    }
                });
    }
}
