package io.tarn.data.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Oracle: src/test/golden/sound.py, which works the published formulas out with numpy.
final class SoundFeaturesTest {
    private static final JsonNode GOLDEN = golden();

    private static JsonNode golden() {
        try (var file =
                SoundFeaturesTest.class.getResourceAsStream("/golden/sound-features.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Sound signal() {
        float[] values = new float[2400];
        for (int i = 0; i < values.length; i++) {
            double t = i / 8000.0;
            double glide = Math.sin(2 * Math.PI * (300 * t + 1000 * t * t));
            double hiss = Math.sin(0.9 * i * i); // in every band
            values[i] =
                    (float) (0.5 * glide + 0.2 * Math.sin(2 * Math.PI * 1700 * t) + 0.05 * hiss);
        }
        return Sound.of(values, 8000);
    }

    private static FrameConfig settings(FrameConfig c) {
        return c.rate(8000).mels(20);
    }

    private static void assertLike(float[][] actual, String name, double tolerance) {
        JsonNode rows = GOLDEN.get(name);
        assertThat(actual).hasDimensions(rows.size(), rows.get(0).size());
        for (int i = 0; i < actual.length; i++) {
            for (int j = 0; j < actual[i].length; j++) {
                double expected = rows.get(i).get(j).asDouble();
                assertThat((double) actual[i][j])
                        .as(name + " " + i + ", " + j)
                        .isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private static float[][] rows(Tensor x) {
        float[][] rows = new float[(int) x.size(0)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = x.select(0, i).toFloatArray();
        }
        return rows;
    }

    @Test
    void powerIsTheSquareOfTheTransform() {
        var power = SoundFeatures.power(SoundFeaturesTest::settings).of(signal());
        assertLike(rows(power.narrow(0, 0, 4)), "power", 1e-4);
    }

    @Test
    void melFiltersFollowBothFormulas() {
        assertLike(MelScale.HTK.filters(20, 129, 8000, 0, 4000), "htk", 1e-5);
        assertLike(MelScale.SLANEY.filters(20, 129, 8000, 0, 4000), "slaney", 1e-5);
    }

    @Test
    void bothScalesGoBackToHertz() {
        for (var scale : MelScale.values()) {
            for (double f : new double[] {0, 100, 999, 1000, 1001, 7999}) {
                assertThat(scale.hertz(scale.mel(f))).isCloseTo(f, within(1e-6));
            }
        }
        assertThat(MelScale.HTK.mel(1000)).isCloseTo(1000, within(0.02));
        assertThat(MelScale.SLANEY.mel(6400)).isCloseTo(42, within(1e-9));
    }

    @Test
    void logMelFollowsTheFormula() {
        var features = SoundFeatures.logMel(SoundFeaturesTest::settings);
        assertLike(rows(features.of(signal())), "logMel", 1e-4);
        assertLike(rows(features.normalised().of(signal())), "normalised", 1e-4);
    }

    @Test
    void mfccWithDeltasFollowTheFormula() {
        var features = SoundFeatures.mfcc(c -> settings(c).preEmphasis(0.97)).deltas();
        assertLike(rows(features.of(signal())), "mfccWithDeltas", 1e-4);
    }

    @Test
    void saysHowManyFramesAndFeaturesThereWillBe() {
        var features =
                SoundFeatures.mfcc(c -> c.rate(16000).coefficients(12)).deltas().stacked(2, 1);
        assertThat(features.width()).isEqualTo(12 * 3 * 4);
        for (int samples : new int[] {1, 79, 80, 81, 100, 500, 2400}) {
            var sound = Sound.of(new float[samples], 8000);
            assertThat(features.of(sound).shape().toArray())
                    .as("%d samples", samples)
                    .containsExactly(features.frames(samples, 8000), features.width());
        }
    }

    @Test
    void aLambdaIsAStep() {
        var features = SoundFeatures.mel(SoundFeaturesTest::settings);
        var scaled = features.then(frames -> frames.mul(2));
        var twice = features.of(signal()).mul(2);
        assertThat(scaled.of(signal()).sub(twice).abs().max().item()).isZero();
        assertThat(scaled.width()).isEqualTo(20);
    }

    @Test
    void silenceIsFinite() {
        var features = SoundFeatures.mfcc(c -> c).deltas().normalised();
        assertThat(features.of(Sound.of(new float[8000], 16000)).abs().max().item())
                .isLessThan(0.05);
    }

    @Test
    void refusesWrongSettings() {
        assertThatThrownBy(() -> SoundFeatures.logMel(c -> c.mels(0)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 to 1024 mels");
        assertThatThrownBy(() -> SoundFeatures.logMel(c -> c.rate(8000).band(5000, 6000)))
                .hasMessageContaining("5000.0 to 6000.0 Hz at a rate of 8000");
        assertThatThrownBy(() -> SoundFeatures.mfcc(c -> c.mels(10).coefficients(13)))
                .hasMessageContaining("at most as many coefficients as mels, 10, got 13");
        assertThatThrownBy(() -> SoundFeatures.power(c -> c.window(0)))
                .hasMessageContaining("a window and a step");
        assertThatThrownBy(() -> SoundFeatures.power(c -> c).of(Sound.of(new float[0], 8000)))
                .hasMessageContaining("an empty one");
    }

    @Test
    void settingsGoThroughJson() {
        var features =
                SoundFeatures.mfcc(c -> settings(c).preEmphasis(0.9).scale(MelScale.SLANEY))
                        .deltas()
                        .normalised()
                        .stacked(1, 2);
        var mapper = new JsonMapper();
        Map<String, Object> json =
                mapper.readValue(
                        mapper.writeValueAsString(features.toJson()), new TypeReference<>() {});
        var read = SoundFeatures.fromJson(json);
        assertThat(read.of(signal()).toFloatArray())
                .containsExactly(features.of(signal()).toFloatArray());
        assertThatThrownBy(() -> features.then(x -> x).toJson()).hasMessageContaining("a lambda");
        for (var part : new String[] {"frames", "steps"}) {
            var broken = new HashMap<>(json);
            broken.put(part, List.of(List.of("deltas")));
            assertThatThrownBy(() -> SoundFeatures.fromJson(broken))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("SoundFeatures.fromJson");
        }
    }
}
