package io.tarn.data.sound;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// A random change of a recording, so that a model hears another variant in every epoch.
@FunctionalInterface
public interface SoundChange {
    Sound apply(Sound sound, RandomGenerator chance);

    /// Up to so many decibels louder or softer.
    static SoundChange gain(double decibels) {
        check("SoundChange.gain", decibels, 60);
        return (sound, chance) -> {
            // x·10^(dB / 20)
            double factor = Math.pow(10, between(-decibels, decibels, chance) / 20);
            return new Sound(sound.samples().mul(factor), sound.rate());
        };
    }

    /// White noise, at least so many decibels softer than the sound, and at most 20 more.
    static SoundChange noise(double decibels) {
        check("SoundChange.noise", decibels, 100);
        return (sound, chance) -> {
            float[] values = sound.samples().toFloatArray();
            double squares = 0;
            for (float x : values) {
                squares += x * x;
            }
            double loudness = Math.sqrt(squares / Math.max(1, values.length));
            double size = loudness * Math.pow(10, -between(decibels, decibels + 20, chance) / 20);
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (size * chance.nextGaussian());
            }
            return new Sound(Tensor.of(values, sound.channels(), sound.frames()), sound.rate());
        };
    }

    /// Up to so many seconds earlier or later, with silence where nothing is left.
    static SoundChange shift(double seconds) {
        check("SoundChange.shift", seconds, 3600);
        return (sound, chance) -> {
            int frames = sound.frames();
            long wanted = Math.round(between(-seconds, seconds, chance) * sound.rate());
            int late = Math.clamp(wanted, -frames, frames);
            float[] values = sound.samples().toFloatArray();
            float[] moved = new float[values.length];
            for (int c = 0; c < sound.channels(); c++) {
                System.arraycopy(
                        values,
                        c * frames + Math.max(0, -late),
                        moved,
                        c * frames + Math.max(0, late),
                        frames - Math.abs(late));
            }
            return new Sound(Tensor.of(moved, sound.channels(), frames), sound.rate());
        };
    }

    /// Up to so many percent faster or slower; the pitch goes with it, as if somebody else spoke.
    static SoundChange speed(int percent) {
        check("SoundChange.speed", percent, 90);
        return (sound, chance) -> {
            int factor = 100 + chance.nextInt(-percent, percent + 1);
            // 16000 samples that are read as if they were 17600 a second are 10% faster
            int read = Math.max(1, (int) ((long) sound.rate() * factor / 100));
            return new Sound(
                    new Sound(sound.samples(), read).resample(sound.rate()).samples(),
                    sound.rate());
        };
    }

    /// This, then another.
    default SoundChange then(SoundChange next) {
        return (sound, chance) -> next.apply(apply(sound, chance), chance);
    }

    private static double between(double low, double high, RandomGenerator chance) {
        return low + (high - low) * chance.nextDouble();
    }

    private static void check(String who, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw DataException.of(who, "a number from 0 to " + most, value, "try a smaller one");
        }
    }
}
