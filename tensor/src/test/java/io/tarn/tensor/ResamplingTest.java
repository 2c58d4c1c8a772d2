package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ResamplingTest {
    private final Tensor line = Tensor.of(new float[] {1, 2, 3}, 1, 1, 3);

    @ParameterizedTest
    @CsvSource({
        "ZEROS, 0 0 1 2 3 0",
        "REFLECT, 3 2 1 2 3 2",
        "REPLICATE, 1 1 1 2 3 3",
        "CIRCULAR, 2 3 1 2 3 1"
    })
    void padsBothEnds(PaddingMode mode, String expected) {
        assertThat(line.pad(mode, 2, 1))
                .satisfies(padded -> assertThat(text(padded)).isEqualTo(expected));
    }

    private static String text(Tensor x) {
        StringBuilder text = new StringBuilder();
        for (float value : x.toFloatArray()) {
            text.append(text.isEmpty() ? "" : " ").append((int) value);
        }
        return text.toString();
    }

    @Test
    void padsTheLastDimensionFirst() {
        Tensor padded = Tensor.ones(1, 1, 2, 3).padConstant(7, 1, 2, 0, 1);
        assertThat(padded.shape()).isEqualTo(Shape.of(1, 1, 3, 6));
        assertThat(padded.sum().item()).isEqualTo(6 + 7 * 12);
        assertThat(text(line.pad(PaddingMode.ZEROS, -1, 0))).isEqualTo("2 3");
    }

    @Test
    void nearestRepeatsCells() {
        assertThat(text(line.resize(Interpolation.NEAREST, 6))).isEqualTo("1 1 2 2 3 3");
        assertThat(Tensor.ones(1, 2, 2, 2, 2).resize(Interpolation.NEAREST, 3, 4, 5).shape())
                .isEqualTo(Shape.of(1, 2, 3, 4, 5));
    }

    @Test
    void linearDrawsStraightLines() {
        assertThat(line.resizeCorners(Interpolation.LINEAR, 5).toDoubleArray())
                .containsExactly(new double[] {1, 1.5, 2, 2.5, 3}, within(1e-6));
        assertThat(line.resize(Interpolation.LINEAR, 6).toDoubleArray())
                .containsExactly(new double[] {1, 1.25, 1.75, 2.25, 2.75, 3}, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void constantsStayConstant(Interpolation how) {
        double[] y = Tensor.ones(1, 2, 3, 4).resize(how, 5, 9).toDoubleArray();
        double[] ones = Tensor.ones(2 * 5 * 9).toDoubleArray();
        assertThat(y).containsExactly(ones, within(1e-6));
    }

    @Test
    void cubicIsForImages() {
        assertThatThrownBy(() -> line.resize(Interpolation.CUBIC, 6))
                .hasMessage("resize: expected height and width for CUBIC, got 1 sizes; use LINEAR");
    }

    @Test
    void pixelShuffleMovesChannelsIntoSquaresAndBack() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 1, 4, 1, 1);
        assertThat(x.pixelShuffle(2).shape()).isEqualTo(Shape.of(1, 1, 2, 2));
        assertThat(text(x.pixelShuffle(2))).isEqualTo("1 2 3 4");
        Tensor image = Tensor.randn(2, 3, 4, 6);
        assertThat(image.pixelUnshuffle(2).pixelShuffle(2).toFloatArray())
                .isEqualTo(image.toFloatArray());
    }

    @Test
    void channelShuffleDealsFromTheGroupsInTurn() {
        Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 6, 1, 1);
        assertThat(text(x.channelShuffle(2))).isEqualTo("1 4 2 5 3 6");
    }

    @Test
    void samplingAtTheIdentityGridGivesTheImage() {
        Tensor image = Tensor.randn(2, 3, 4, 5);
        Tensor identity = Tensor.of(new float[] {1, 0, 0, 0, 1, 0}, 1, 2, 3).expand(2, 2, 3);
        Tensor grid = identity.affineGrid(2, 3, 4, 5);
        assertThat(grid.shape()).isEqualTo(Shape.of(2, 4, 5, 2));
        for (Interpolation how : Interpolation.values()) {
            assertThat(image.gridSample(grid, how).toDoubleArray())
                    .containsExactly(image.toDoubleArray(), within(1e-4));
        }
    }

    @Test
    void samplingAMirroredGridMirrorsTheImage() {
        Tensor image = Tensor.randn(1, 1, 3, 4);
        Tensor mirror = Tensor.of(new float[] {-1, 0, 0, 0, 1, 0}, 1, 2, 3);
        assertThat(
                        image.gridSample(mirror.affineGrid(1, 1, 3, 4), Interpolation.LINEAR)
                                .toDoubleArray())
                .containsExactly(image.flip(3).toDoubleArray(), within(1e-5));
    }

    @Test
    void cornersAreCellsWhereCellsArePoints() {
        Tensor image = Tensor.randn(1, 1, 3, 4);
        Tensor corners = Tensor.of(new float[] {-1, -1, 1, -1, -1, 1, 1, 1}, 1, 2, 2, 2);
        double[] x = image.toDoubleArray();
        assertThat(image.gridSampleCorners(corners, Interpolation.LINEAR).toDoubleArray())
                .containsExactly(new double[] {x[0], x[3], x[8], x[11]}, within(1e-6));
        Tensor identity = Tensor.of(new float[] {1, 0, 0, 0, 1, 0}, 1, 2, 3);
        assertThat(identity.affineGridCorners(1, 1, 2, 2).toFloatArray())
                .containsExactly(corners.toFloatArray());
    }

    @Test
    void aSampledImageHasTheGradientsOfFiniteDifferences() {
        Tensor image = Random.of(1).normal(1, 2, 3, 4).toDouble().requiresGrad();
        Tensor map = Tensor.of(new double[] {0.7, 0.2, 0.1, -0.3, 0.8, 0.05}, 1, 2, 3);
        map.requiresGrad();
        FiniteDifferences.check(
                () ->
                        image.gridSample(map.affineGrid(1, 2, 3, 4), Interpolation.LINEAR)
                                .square()
                                .sum(),
                List.of(image, map));
    }
}
