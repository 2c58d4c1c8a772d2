package io.tarn.recipes.depth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Layer;
import io.tarn.recipes.Kitchen;
import io.tarn.tensor.Random;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeepVsWideTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 8})
    void allDepthsHaveAsManyParametersToTwoPercent(int depth) {
        Random.seed(1);
        EqualNet net = EqualNet.of(depth, DepthRace.PARAMETERS);

        assertThat(net.build().parameterCount()).isEqualTo(net.parameters());
        assertThat((double) net.parameters() / DepthRace.PARAMETERS).isCloseTo(1, within(0.02));
    }

    /// With 2k units in k layers, or with 2ᵏ units in one.
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 10})
    void layersOfTwoUnitsDrawAsManyPiecesAsPowersOfTwo(int folds) {
        var teeth = new Sawtooth(folds);
        Layer deep = teeth.deep();

        assertThat(teeth.piecesOf(deep)).isEqualTo(1 << folds);
        assertThat(deep.parameterCount()).isEqualTo(6L * folds + 1);
        assertThat(teeth.whole().parameterCount()).isEqualTo(3L * (1L << folds) + 1);
        assertThat(teeth.difference(deep, teeth.whole())).isZero();
    }

    @Test
    void oneLayerOfAsManyUnitsIsHardlyBetterThanAStraightLine() {
        var teeth = new Sawtooth(6);
        Layer shallow = teeth.shallow(12);

        assertThat(shallow.parameterCount()).isEqualTo(teeth.deep().parameterCount());
        assertThat(teeth.piecesOf(shallow)).isEqualTo(12); // the first unit begins at 0
        // √(1/12) where it has given up, which is after 10.5 of 64 pieces
        double off = Math.sqrt((1 - 10.5 / 64) / 12);
        assertThat(teeth.difference(teeth.deep(), shallow)).isCloseTo(off, within(2e-3));
    }

    @Test
    void comparesAllDepthsAndWritesAPage(@TempDir Path folder) {
        var outcome = new DeepVsWide().run(new Kitchen(folder, 1, 0.02, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(0.1, 3.0);
        assertThat(outcome.page().html())
                .contains("Errors by depth, with equally many parameters")
                .contains("Validation error, epoch by epoch")
                .contains("The same 37 parameters", "What a sawtooth costs");
    }
}
