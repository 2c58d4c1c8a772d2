package io.tarn.data.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Oracles: closed forms.
final class FeatureStepsTest {
    /// 0, 3, 6, … in steps of 3.
    private static Tensor line(int frames) {
        float[][] rows = new float[frames][1];
        for (int t = 0; t < frames; t++) {
            rows[t][0] = 3 * t;
        }
        return Tensor.of(rows);
    }

    @Test
    void theDeltaOfALineIsItsSlope() {
        var x = new Deltas(2, 2).apply(line(20));
        assertThat(x.shape().toArray()).containsExactly(20, 3);
        for (int t = 4; t < 16; t++) {
            assertThat(x.get(t, 1).item()).isCloseTo(3, within(1e-5));
            assertThat(x.get(t, 2).item()).isCloseTo(0, within(1e-5));
        }
        // at the first frame: (1·(3 - 0) + 2·(6 - 0)) / 10
        assertThat(x.get(0, 1).item()).isCloseTo(1.5, within(1e-6));
    }

    @Test
    void deltasOfOneFrameAreZero() {
        assertThat(new Deltas(2, 2).apply(line(1)).toFloatArray()).containsExactly(0, 0, 0);
    }

    @Test
    void stackedFramesRepeatTheEnds() {
        assertThat(new Stacked(1, 2).apply(line(3)).toFloatArray())
                .containsExactly(0, 0, 3, 6, 0, 3, 6, 6, 3, 6, 6, 6);
    }

    @Test
    void normalisedFeaturesHaveMeanZeroAndDeviationOne() {
        var x = new Normalised().apply(Tensor.of(new float[][] {{1, 5}, {2, 5}, {3, 5}}));
        float root = (float) Math.sqrt(1.5);
        assertThat(x.toFloatArray())
                .containsExactly(new float[] {-root, 0, 0, 0, root, 0}, within(1e-5f));
    }

    @Test
    void allCosinesTogetherKeepLengths() {
        var x = Tensor.of(new float[][] {{3, -1, 2, 7}});
        var y = new Cosines(4).apply(x);
        assertThat(y.square().sum().item()).isCloseTo(9 + 1 + 4 + 49, within(1e-4));
        assertThat(y.get(0, 0).item()).isCloseTo(11 / 2.0, within(1e-5)); // Σx / √N
    }

    @Test
    void refusesWrongSettings() {
        assertThatThrownBy(() -> new Deltas(0, 2)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> new Stacked(-1, 2)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> new Cosines(0)).isInstanceOf(DataException.class);
    }
}
