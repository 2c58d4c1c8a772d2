package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpokenDigitsTest {
    private static float[][] sound(float... values) {
        float[][] frames = new float[values.length][];
        for (int i = 0; i < values.length; i++) {
            frames[i] = new float[] {values[i]};
        }
        return frames;
    }

    @Test
    void findsNoDistanceBetweenASoundAndASlowerOne() {
        assertThat(TimeWarping.distance(sound(1, 5, 2), sound(1, 1, 5, 5, 5, 2))).isZero();
    }

    /// By hand: 0-1 and 3-3 are aligned, which costs 1 + 0; the lengths are 2 and 2.
    @Test
    void countsTheCheapestAlignment() {
        assertThat(TimeWarping.distance(sound(0, 3), sound(1, 3))).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void keepsAllVariantsOfARecordingOnOneSide() {
        assertThat(SpokenDigits.copies(new int[] {0, 2}, 3, 2)).containsExactly(0, 2, 3, 5);
    }

    @Test
    void mapsFramesToTenScores() {
        try (var scope = Scope.open()) {
            var x = Random.of(1).normal(2, SpokenDigits.FRAMES, SpokenDigits.FEATURES.width());

            assertThat(SpokenDigits.net().forward(x).shape().toArray()).containsExactly(2, 10);
        }
        assertThat(SpokenDigits.FEATURES.width()).isEqualTo(39);
    }

    @Test
    void writesAPageAboutVoicesThatWereLeftOut(@TempDir Path folder) {
        var outcome = new SpokenDigits().run(new Kitchen(folder, 1, 0.1, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(0.0, 1.0);
        assertThat(outcome.page().html())
                .contains("Digits understood of each voice", "Digits of left-out voices")
                .contains("The same words by three voices");
    }
}
