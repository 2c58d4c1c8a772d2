package io.tarn.data.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Oracle of resampling: a sine stays the same sine, and one that the new rate cannot hold vanishes.
final class SoundTest {
    private static float[] sine(double hertz, int rate, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 16000, 440",
        "44100, 16000, 1000",
        "16000, 44100, 6500",
        "48000, 8000, 3000",
        "8000, 8001, 3000",
        "22050, 16000, 5",
        "99991, 16000, 440"
    })
    void aSineStaysASine(int from, int to, double hertz) {
        var sound = Sound.of(sine(hertz, from, from / 2), from).resample(to);
        float[] expected = sine(hertz, to, sound.frames());
        assertThat(sound.rate()).isEqualTo(to);
        assertThat(sound.seconds()).isBetween(0.499, 0.501);
        float[] values = sound.channel(0);
        double worst = 0;
        for (int i = values.length / 8; i < values.length * 7 / 8; i++) {
            worst = Math.max(worst, Math.abs(values[i] - expected[i]));
        }
        assertThat(worst).isLessThan(2e-4);
    }

    @Test
    void whatTheNewRateCannotHoldVanishes() {
        float[] values = Sound.of(sine(6000, 16000, 16000), 16000).resample(8000).channel(0);
        double loudest = 0;
        for (int i = 500; i < values.length - 500; i++) {
            loudest = Math.max(loudest, Math.abs(values[i]));
        }
        assertThat(loudest).isLessThan(1e-4); // -80 dB
    }

    @Test
    void aConstantStaysConstant() {
        float[] ones = new float[4000];
        java.util.Arrays.fill(ones, 1);
        float[] values = Sound.of(ones, 44100).resample(16000).channel(0);
        for (int i = 200; i < values.length - 200; i++) {
            assertThat(values[i]).isBetween(0.99999f, 1.00001f);
        }
    }

    @Test
    void resamplesEachChannelByItself() {
        var both = new Sound(Tensor.of(new float[] {1, 1, 1, 1, 0, 0, 0, 0}, 2, 4), 8000);
        var sound = both.resample(16000);
        assertThat(sound.samples().shape().toArray()).containsExactly(2, 8);
        assertThat(sound.channel(1)).containsOnly(0);
        assertThat(sound.channel(0)[3]).isGreaterThan(0.5f);
    }

    @Test
    void cutsPadsAndTrims() {
        var sound = Sound.of(new float[] {0, 0.001f, 0.5f, 0, -0.3f, 0.002f}, 8000);
        assertThat(sound.trim(0.01).channel(0)).containsExactly(0.5f, 0, -0.3f);
        assertThat(sound.cut(3).channel(0)).containsExactly(0, 0.001f, 0.5f);
        assertThat(sound.cut(9)).isSameAs(sound);
        assertThat(sound.cut(2).pad(4).channel(0)).containsExactly(0, 0.001f, 0, 0);
        assertThat(sound.trim(2).frames()).isZero();
    }

    @Test
    void refusesOtherShapesAndRates() {
        assertThatThrownBy(() -> new Sound(Tensor.zeros(4), 8000))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("[channels, frames]");
        assertThatThrownBy(() -> Sound.of(new float[4], 0)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> Sound.of(new float[4], 8000).channel(1))
                .hasMessageContaining("expected a number from 0 to 0, got 1");
        assertThatThrownBy(() -> Sound.of(new float[1000], 1).resample(1_000_000))
                .hasMessageContaining("at most 536870912 samples");
    }
}
