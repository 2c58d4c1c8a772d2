package io.tarn.data.sound;

import io.tarn.data.DataException;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.util.List;

/// A recording: samples from -1 to 1 of one or more channels, and how many of them make a second.
///
/// @param samples [channels, frames], float32
/// @param rate samples of one channel in a second
public record Sound(Tensor samples, int rate) {
    static final int HIGHEST_RATE = 1_000_000;

    public Sound {
        if (samples.rank() != 2 || samples.size(0) < 1 || samples.dtype() != DType.FLOAT32) {
            throw DataException.of(
                    "Sound",
                    "float32 samples of [channels, frames]",
                    samples.shape() + " " + samples.dtype(),
                    "use Sound.of(values, rate) for one channel");
        }
        checkRate("Sound", rate);
    }

    /// One channel.
    public static Sound of(float[] values, int rate) {
        return new Sound(Tensor.of(values, 1, values.length), rate);
    }

    static void checkRate(String who, int rate) {
        if (rate < 1 || rate > HIGHEST_RATE) {
            throw DataException.of(
                    who,
                    "a rate from 1 to " + HIGHEST_RATE + " samples a second",
                    rate,
                    "usual rates are 8000, 16000, 22050, 44100 and 48000");
        }
    }

    public int channels() {
        return Math.toIntExact(samples.size(0));
    }

    /// The number of samples of one channel.
    public int frames() {
        return Math.toIntExact(samples.size(1));
    }

    public double seconds() {
        return (double) frames() / rate;
    }

    /// The mean of the channels.
    public Sound mono() {
        return channels() == 1 ? this : new Sound(samples.mean(0).reshape(1, frames()), rate);
    }

    /// The values of one channel, counted from 0.
    public float[] channel(int number) {
        if (number < 0 || number >= channels()) {
            throw DataException.of(
                    "Sound.channel",
                    "a number from 0 to " + (channels() - 1),
                    number,
                    "use mono() to mix all of them");
        }
        return samples.select(0, number).toFloatArray();
    }

    /// The same sound with another number of samples a second; what the new rate cannot hold is filtered out first.
    public Sound resample(int newRate) {
        checkRate("Sound.resample", newRate);
        if (newRate == rate) {
            return this;
        }
        var resampler = Resampler.of(rate, newRate);
        int length = resampler.length(frames());
        float[] values = new float[Math.multiplyExact(channels(), length)];
        for (int i = 0; i < channels(); i++) {
            System.arraycopy(resampler.apply(channel(i)), 0, values, i * length, length);
        }
        return new Sound(Tensor.of(values, channels(), length), newRate);
    }

    /// At most the first `count` samples of each channel.
    public Sound cut(int count) {
        return frames() <= count ? this : new Sound(samples.narrow(1, 0, count), rate);
    }

    /// At least `count` samples of each channel, with silence at the end.
    public Sound pad(int count) {
        return frames() >= count
                ? this
                : new Sound(
                        Tensor.cat(List.of(samples, Tensor.zeros(channels(), count - frames())), 1),
                        rate);
    }

    /// The same without the quiet beginning and end: samples below `threshold` in every channel, such as 0.01.
    public Sound trim(double threshold) {
        float[] loudest = samples.abs().max(0).toFloatArray();
        int start = 0;
        int end = loudest.length;
        while (start < end && loudest[start] < threshold) {
            start++;
        }
        while (end > start && loudest[end - 1] < threshold) {
            end--;
        }
        return new Sound(samples.narrow(1, start, end - start).contiguous(), rate);
    }
}
