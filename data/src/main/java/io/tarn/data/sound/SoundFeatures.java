package io.tarn.data.sound;

import io.tarn.data.DataException;
import io.tarn.tensor.Spectrogram;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a network sees of a sound: a row of numbers for each moment, [frames, features].
///
/// ```java
/// var features = SoundFeatures.mfcc(c -> c.rate(16000).mels(40).coefficients(13)).deltas().normalised();
/// Tensor x = features.of(Wav.read(file));   // [frames, 39]
/// ```
///
/// Sounds are mixed to one channel and resampled first. Frame `t` is centred on the time t·hop; the signal is mirrored at its ends.
public final class SoundFeatures {
    private final FrameConfig config;
    private final Spectrogram spectrogram;
    private final List<FeatureStep> steps;

    private SoundFeatures(FrameConfig config, Spectrogram spectrogram, List<FeatureStep> steps) {
        this.config = config;
        this.spectrogram = spectrogram;
        this.steps = List.copyOf(steps);
        width(); // complains where a step does not fit
    }

    /// |STFT|², of fftSize / 2 + 1 features.
    public static SoundFeatures power(UnaryOperator<FrameConfig> choose) {
        var config = choose.apply(FrameConfig.DEFAULTS);
        return new SoundFeatures(config, config.spectrogram(), List.of());
    }

    /// ln |STFT|².
    public static SoundFeatures logPower(UnaryOperator<FrameConfig> choose) {
        return power(choose).then(new Logarithm());
    }

    /// The power in overlapping bands that are as wide as ears hear.
    public static SoundFeatures mel(UnaryOperator<FrameConfig> choose) {
        var power = power(choose);
        return power.then(new Mels(power.config));
    }

    /// The logarithm of [#mel], the usual input of networks.
    public static SoundFeatures logMel(UnaryOperator<FrameConfig> choose) {
        return mel(choose).then(new Logarithm());
    }

    /// The cosine transform of [#logMel]: a few numbers that hardly depend on each other.
    public static SoundFeatures mfcc(UnaryOperator<FrameConfig> choose) {
        var mels = logMel(choose);
        return mels.then(new Cosines(mels.config.coefficients()));
    }

    /// The same features, changed by another step.
    public SoundFeatures then(FeatureStep step) {
        var all = new ArrayList<>(steps);
        all.add(step);
        return new SoundFeatures(config, spectrogram, all);
    }

    /// Appends deltas and delta-deltas; see [Deltas].
    public SoundFeatures deltas() {
        return then(new Deltas(2, 2));
    }

    /// Every feature with mean 0 and deviation 1 over the sound; see [Normalised].
    public SoundFeatures normalised() {
        return then(new Normalised());
    }

    /// Each frame with its neighbours; see [Stacked].
    public SoundFeatures stacked(int before, int after) {
        return then(new Stacked(before, after));
    }

    public FrameConfig config() {
        return config;
    }

    /// The number of features of a frame.
    public int width() {
        int width = config.fftSize() / 2 + 1;
        for (FeatureStep step : steps) {
            width = step.width(width);
        }
        return width;
    }

    /// The number of frames of a sound with so many samples of this rate.
    public int frames(long samples, int rate) {
        long resampled = Math.ceilDiv(samples * config.rate(), rate);
        return Math.toIntExact(Math.max(resampled, config.fftSize() / 2 + 1) / config.hop() + 1);
    }

    /// [frames, features]
    public Tensor of(Sound sound) {
        if (sound.frames() == 0) {
            throw DataException.of(
                    "SoundFeatures", "a sound with samples", "an empty one", "leave it out");
        }
        float[] signal =
                config.emphasised(sound.mono().resample(config.rate()).channel(0)); // [samples]
        Tensor spectra = spectrogram.stft(Tensor.of(padded(signal))); // [bins, frames]
        // |X|² = Re² + Im²
        Tensor frames = spectra.real().square().add(spectra.imag().square()).transpose(0, 1);
        for (FeatureStep step : steps) {
            frames = step.apply(frames);
        }
        return frames.contiguous();
    }

    /// The settings and the steps as they stand in JSON; lambdas cannot be saved.
    public Map<String, Object> toJson() {
        return FeaturesJson.written(config, steps);
    }

    /// The opposite of [#toJson].
    public static SoundFeatures fromJson(Map<String, ?> json) {
        FrameConfig config = FeaturesJson.config(json);
        return new SoundFeatures(config, config.spectrogram(), FeaturesJson.steps(json, config));
    }

    /// Long enough to be mirrored at the ends.
    private float[] padded(float[] signal) {
        return Arrays.copyOf(
                signal, Math.max(signal.length, config.fftSize() / 2 + 1)); // [samples]
    }
}
