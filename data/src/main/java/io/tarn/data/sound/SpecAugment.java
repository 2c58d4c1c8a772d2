package io.tarn.data.sound;

import io.tarn.data.Batch;
import io.tarn.data.BatchTransform;
import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Hides random bands of frequencies and stretches of time, and may warp time (Park et al. 2019), so that a network does not rely on any of them.
///
/// Used on batches of [batch, frames, features]; a second input holds the lengths, if there is one. What is hidden becomes the sound's mean.
public final class SpecAugment implements BatchTransform {
    /// How much is hidden.
    ///
    /// @param bands how many bands of features
    /// @param bandWidth the most features of a band
    /// @param times how many stretches of time
    /// @param timeWidth the most frames of a stretch
    /// @param mostTime the most of a sound that one stretch may take, from 0 to 1
    /// @param warp the most frames by which a moment is moved; 0 leaves time as it is
    public record Config(
            int bands, int bandWidth, int times, int timeWidth, double mostTime, int warp) {
        public Config {
            if (Math.min(Math.min(bands, bandWidth), Math.min(times, Math.min(timeWidth, warp))) < 0
                    || !(mostTime >= 0 && mostTime <= 1)) {
                throw DataException.of(
                        "SpecAugment",
                        "counts and widths of 0 or more, and a part of the time from 0 to 1",
                        "bands %d of %d, times %d of %d, %s, warp %d"
                                .formatted(bands, bandWidth, times, timeWidth, mostTime, warp),
                        "see SpecAugment.Config");
            }
        }

        public Config bands(int count, int most) {
            return new Config(count, most, times, timeWidth, mostTime, warp);
        }

        public Config times(int count, int most) {
            return new Config(bands, bandWidth, count, most, mostTime, warp);
        }

        public Config mostTime(double part) {
            return new Config(bands, bandWidth, times, timeWidth, part, warp);
        }

        public Config warp(int frames) {
            return new Config(bands, bandWidth, times, timeWidth, mostTime, frames);
        }
    }

    private final Config config;

    private SpecAugment(Config config) {
        this.config = config;
    }

    /// Two bands of up to 8 features, two stretches of up to 20 frames or a fifth of the sound, no warp.
    public static SpecAugment of() {
        return of(c -> c);
    }

    public static SpecAugment of(UnaryOperator<Config> choose) {
        return new SpecAugment(choose.apply(new Config(2, 8, 2, 20, 0.2, 0)));
    }

    @Override
    public Batch apply(Batch batch, RandomGenerator chance) {
        Tensor x = batch.x(); // [batch, frames, features]
        if (x.rank() != 3) {
            throw DataException.of(
                    "SpecAugment", "[batch, frames, features]", x.shape(), "use SoundFeatures");
        }
        int longest = (int) x.size(1);
        int width = (int) x.size(2);
        float[] values = x.toFloatArray();
        long[] lengths = new long[(int) x.size(0)];
        Arrays.fill(lengths, longest);
        if (batch.inputs().size() > 1) {
            lengths = batch.inputs().get(1).toLongArray();
        }
        for (int i = 0; i < lengths.length; i++) {
            change(values, i * longest * width, (int) lengths[i], width, chance);
        }
        List<Tensor> inputs = new ArrayList<>(batch.inputs());
        inputs.set(0, Tensor.of(values, x.shape().toArray()));
        return new Batch(inputs, batch.targets());
    }

    /// One sound, [frames, features].
    public Tensor apply(Tensor frames, RandomGenerator chance) {
        float[] values = frames.toFloatArray();
        change(values, 0, (int) frames.size(0), (int) frames.size(1), chance);
        return Tensor.of(values, frames.shape().toArray());
    }

    private void change(float[] values, int start, int frames, int width, RandomGenerator chance) {
        TimeWarp.apply(values, start, frames, width, config.warp, chance);
        float mean = mean(values, start, frames * width);
        for (int i = 0; i < config.bands; i++) {
            int size = chance.nextInt(Math.min(config.bandWidth, width) + 1);
            int first = chance.nextInt(width - size + 1);
            for (int t = 0; t < frames; t++) {
                int from = start + t * width + first;
                Arrays.fill(values, from, from + size, mean);
            }
        }
        int most = (int) Math.min(config.timeWidth, config.mostTime * frames);
        for (int i = 0; i < config.times; i++) {
            int size = chance.nextInt(most + 1);
            int first = chance.nextInt(frames - size + 1);
            Arrays.fill(values, start + first * width, start + (first + size) * width, mean);
        }
    }

    private static float mean(float[] values, int start, int count) {
        double sum = 0;
        for (int i = start; i < start + count; i++) {
            sum += values[i];
        }
        return (float) (sum / Math.max(1, count));
    }
}
