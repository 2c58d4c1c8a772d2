package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PoolingTest {
    /// 0 1 2 3 / 4 5 6 7 / 8 9 10 11 / 12 13 14 15.
    private final Tensor square = Tensor.arange(16).toFloat().reshape(1, 1, 4, 4);

    @Test
    void maxTakesTheLargestOfEachWindow() {
        assertThat(square.maxPool2d(2).toFloatArray()).containsExactly(5, 7, 13, 15);
        assertThat(square.maxPool(Window.over(2, 3).stride(1)).toFloatArray())
                .containsExactly(10, 11, 14, 15);
        assertThat(square.maxPool(Window.over(2, 2).stride(1).dilation(3)).toFloatArray())
                .containsExactly(15);
        assertThat(square.rsub(-1).maxPool(Window.over(2, 2).padding(1)).toFloatArray())
                .as("padding never wins")
                .containsExactly(-1, -2, -4, -5, -6, -8, -13, -14, -16);
        assertThat(square.maxPool(Window.over(2, 3)).shape()).isEqualTo(Shape.of(1, 1, 1, 1));
        assertThat(square.maxPool(Window.over(2, 3).withPartial()).toFloatArray())
                .containsExactly(10, 11, 14, 15);
    }

    @Test
    void worksInOneAndThreeDimensions() {
        Tensor line = Tensor.of(new float[] {1, 5, 2, 4}, 1, 1, 4);
        Tensor cube = Tensor.arange(8).toFloat().reshape(1, 1, 2, 2, 2);
        assertThat(line.maxPool1d(2).toFloatArray()).containsExactly(5, 4);
        assertThat(line.avgPool1d(2).toFloatArray()).containsExactly(3, 3);
        assertThat(cube.maxPool3d(2).toFloatArray()).containsExactly(7);
        assertThat(cube.avgPool3d(2).toFloatArray()).containsExactly(3.5f);
        assertThat(line.maxPoolWithIndices(Window.over(1, 2)).indices().toLongArray())
                .containsExactly(1, 3);
        assertThat(cube.maxPoolWithIndices(Window.over(3, 2)).indices().toLongArray())
                .containsExactly(7);
    }

    @Test
    void indicesLeadBack() {
        Picked picked = square.maxPoolWithIndices(Window.over(2, 2));
        assertThat(picked.indices().toLongArray()).containsExactly(5, 7, 13, 15);
        Tensor back = picked.values().maxUnpool2d(picked.indices(), 4, 4);
        assertThat(back.sum().item()).isEqualTo(5 + 7 + 13 + 15);
        assertThat(back.flatten(0).select(0, 13).item()).isEqualTo(13);
    }

    @Test
    void averagesCountPaddingOrDoNot() {
        Tensor ones = Tensor.ones(1, 1, 2, 2);
        Window window = Window.over(2, 2).padding(1);
        assertThat(square.avgPool2d(2).toFloatArray()).containsExactly(2.5f, 4.5f, 10.5f, 12.5f);
        assertThat(ones.avgPool(window).toFloatArray()).containsOnly(0.25f);
        assertThat(ones.avgPoolWithoutPadding(window).toFloatArray()).containsOnly(1);
    }

    @Test
    void adaptiveWindowsCoverTheInput() {
        Tensor line = Tensor.of(new float[] {1, 2, 3, 4, 5}, 1, 1, 5);
        assertThat(line.adaptiveAvgPool(2).toFloatArray()).containsExactly(2, 4);
        assertThat(line.adaptiveMaxPool(2).toFloatArray()).containsExactly(3, 5);
        assertThat(square.adaptiveAvgPool(1, 1).item()).isCloseTo(7.5, within(1e-6));
        assertThat(square.adaptiveMaxPool(2, 1).toFloatArray()).containsExactly(7, 15);
        assertThat(square.unsqueeze(2).adaptiveAvgPool(1, 1, 1).item())
                .isCloseTo(7.5, within(1e-6));
        assertThat(square.unsqueeze(2).adaptiveMaxPool(1, 1, 1).item()).isEqualTo(15);
    }

    @Test
    void rejectsWindowsThatCannotWork() {
        assertThatThrownBy(() -> Window.over(2, 2).padding(2))
                .hasMessage(
                        "Window: expected padding of at most half the window's size [2, 2], got [2, 2]; "
                                + "make the window larger or the padding smaller");
        assertThatThrownBy(() -> square.avgPool(Window.over(2, 2).dilation(2)))
                .hasMessage(
                        "avgPool: expected dilation 1, got [2, 2]; average a strided slice instead");
        assertThatThrownBy(() -> Window.over(2, 0)).hasMessageContaining("each 1 or more, got [0]");
    }
}
