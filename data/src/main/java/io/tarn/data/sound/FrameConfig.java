package io.tarn.data.sound;

import io.tarn.data.DataException;
import io.tarn.tensor.Spectrogram;
import io.tarn.tensor.Tensor;

/// How [SoundFeatures] cuts a sound into frames and makes numbers of them.
///
/// @param rate every sound is brought to this rate
/// @param window seconds of a frame, under a Hann window
/// @param step seconds from frame to frame
/// @param preEmphasis a of xₜ - a·xₜ₋₁, which lifts high frequencies; 0 does nothing, 0.97 is usual
/// @param mels the number of mel bands
/// @param coefficients the number of MFCCs
/// @param low the lowest frequency of the mel bands in hertz
/// @param high the highest; at most half the rate is taken
public record FrameConfig(
        int rate,
        double window,
        double step,
        double preEmphasis,
        int mels,
        int coefficients,
        double low,
        double high,
        MelScale scale) {
    static final FrameConfig DEFAULTS =
            new FrameConfig(
                    16000, 0.025, 0.010, 0, 40, 13, 0, Double.POSITIVE_INFINITY, MelScale.HTK);

    public FrameConfig {
        Sound.checkRate("SoundFeatures", rate);
        check(
                window * rate >= 2 && window <= 10 && step * rate >= 1 && step <= 10,
                "a window and a step from a few samples to 10 seconds",
                window + " and " + step,
                "usual are 0.025 and 0.010 seconds");
        check(preEmphasis >= 0 && preEmphasis < 1, "pre-emphasis from 0 to 1", preEmphasis, "0.97");
        check(mels >= 1 && mels <= 1024, "1 to 1024 mels", mels, "usual are 40 or 80");
        check(coefficients >= 1, "1 coefficient or more", coefficients, "usual are 13");
        check(
                low >= 0 && low < Math.min(high, rate / 2.0),
                "a lowest frequency from 0 to below the highest",
                "%s to %s Hz at a rate of %d".formatted(low, high, rate),
                "leave them out to take all up to half the rate");
    }

    private static void check(boolean holds, String expected, Object got, String fix) {
        if (!holds) {
            throw DataException.of("SoundFeatures", expected, got, fix);
        }
    }

    public FrameConfig rate(int samples) {
        return new FrameConfig(
                samples, window, step, preEmphasis, mels, coefficients, low, high, scale);
    }

    public FrameConfig window(double seconds) {
        return new FrameConfig(
                rate, seconds, step, preEmphasis, mels, coefficients, low, high, scale);
    }

    public FrameConfig step(double seconds) {
        return new FrameConfig(
                rate, window, seconds, preEmphasis, mels, coefficients, low, high, scale);
    }

    public FrameConfig preEmphasis(double a) {
        return new FrameConfig(rate, window, step, a, mels, coefficients, low, high, scale);
    }

    public FrameConfig mels(int count) {
        return new FrameConfig(
                rate, window, step, preEmphasis, count, coefficients, low, high, scale);
    }

    public FrameConfig coefficients(int count) {
        return new FrameConfig(rate, window, step, preEmphasis, mels, count, low, high, scale);
    }

    /// The lowest and the highest frequency of the mel bands in hertz.
    public FrameConfig band(double low, double high) {
        return new FrameConfig(
                rate, window, step, preEmphasis, mels, coefficients, low, high, scale);
    }

    public FrameConfig scale(MelScale scale) {
        return new FrameConfig(
                rate, window, step, preEmphasis, mels, coefficients, low, high, scale);
    }

    /// The samples from frame to frame.
    public int hop() {
        return (int) Math.round(step * rate);
    }

    /// The samples of a frame.
    public int windowSize() {
        return (int) Math.round(window * rate);
    }

    /// The samples that are transformed: the frame, with zeros on both sides up to a power of two.
    public int fftSize() {
        int size = windowSize();
        return size == 1 ? 2 : Integer.highestOneBit(size - 1) << 1;
    }

    /// The highest frequency in hertz that is looked at.
    double highest() {
        return Math.min(high, rate / 2.0);
    }

    Spectrogram spectrogram() {
        float[] hann = Spectrogram.hann(windowSize()).toFloatArray();
        float[] padded = new float[fftSize()];
        System.arraycopy(hann, 0, padded, (padded.length - hann.length) / 2, hann.length);
        return Spectrogram.of(hop(), Tensor.of(padded));
    }

    /// yₜ = xₜ - a·xₜ₋₁, with x₋₁ = x₀.
    float[] emphasised(float[] signal) {
        float[] result = new float[signal.length];
        for (int t = 0; t < signal.length; t++) {
            result[t] = (float) (signal[t] - preEmphasis * signal[Math.max(0, t - 1)]);
        }
        return result;
    }
}
