package io.tarn.data.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Oracles: closed forms on a sine.
final class SoundChangeTest {
    private static Sound sine() {
        float[] values = new float[8000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.4 * Math.sin(2 * Math.PI * 500 * i / 8000));
        }
        return Sound.of(values, 8000);
    }

    private static double loudness(Sound sound) {
        return Math.sqrt(sound.samples().square().mean().item());
    }

    @Test
    void gainStaysWithinItsDecibels() {
        double least = 9;
        double most = 0;
        for (int seed = 0; seed < 40; seed++) {
            var changed = SoundChange.gain(6).apply(sine(), new SplittableRandom(seed));
            double factor = loudness(changed) / loudness(sine());
            least = Math.min(least, factor);
            most = Math.max(most, factor);
        }
        assertThat(least).isBetween(0.5, 0.65);
        assertThat(most).isBetween(1.6, 2.0); // 10^(6/20) = 1.995
    }

    @Test
    void noiseIsAsSoftAsItShouldBe() {
        for (int seed = 0; seed < 10; seed++) {
            var changed = SoundChange.noise(10).apply(sine(), new SplittableRandom(seed));
            var noise = new Sound(changed.samples().sub(sine().samples()), 8000);
            assertThat(20 * Math.log10(loudness(sine()) / loudness(noise))).isBetween(9.7, 30.3);
        }
    }

    @Test
    void shiftMovesAndFillsWithSilence() {
        var steps = Sound.of(new float[] {1, 2, 3, 4}, 4);
        boolean early = false;
        boolean late = false;
        for (int seed = 0; seed < 40; seed++) {
            float[] y = SoundChange.shift(0.5).apply(steps, new SplittableRandom(seed)).channel(0);
            assertThat(y)
                    .isIn(
                            new float[] {3, 4, 0, 0},
                            new float[] {2, 3, 4, 0},
                            new float[] {1, 2, 3, 4},
                            new float[] {0, 1, 2, 3},
                            new float[] {0, 0, 1, 2});
            early |= y[0] > 1;
            late |= y[0] == 0;
        }
        assertThat(early && late).isTrue();
        assertThat(SoundChange.shift(50).apply(steps, new SplittableRandom(1)).frames())
                .isEqualTo(4);
    }

    @Test
    void speedChangesLengthAndPitch() {
        for (int seed = 0; seed < 6; seed++) {
            var changed = SoundChange.speed(20).apply(sine(), new SplittableRandom(seed));
            double factor = 8000.0 / changed.frames();
            assertThat(factor).isBetween(0.8, 1.2001);
            assertThat(changed.rate()).isEqualTo(8000);
            float[] y = changed.channel(0);
            int crossings = 0;
            for (int i = 1; i < y.length; i++) {
                crossings += y[i - 1] < 0 && y[i] >= 0 ? 1 : 0;
            }
            assertThat(crossings / changed.seconds()).isCloseTo(500 * factor, within(5.0));
        }
    }

    @Test
    void aDatasetChangesRecordingsTheSameForOneChance(@TempDir Path folder) {
        var file = folder.resolve("a.wav");
        Wav.write(file, sine());
        var change = SoundChange.speed(20).then(SoundChange.noise(20)).then(SoundChange.gain(3));
        var data =
                SoundDataset.of(
                        Recordings.of(List.of(file)),
                        SoundFeatures.logMel(c -> c.rate(8000).mels(8)),
                        c -> c.change(change));
        int[] first = {0};
        float[] once = data.batch(first, new SplittableRandom(1)).x().toFloatArray();
        assertThat(data.batch(first, new SplittableRandom(1)).x().toFloatArray()).isEqualTo(once);
        assertThat(data.batch(first, new SplittableRandom(2)).x().toFloatArray())
                .isNotEqualTo(once);
    }

    @Test
    void refusesWrongSettings() {
        assertThatThrownBy(() -> SoundChange.gain(-1)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> SoundChange.speed(100)).hasMessageContaining("0 to 90.0");
    }
}
