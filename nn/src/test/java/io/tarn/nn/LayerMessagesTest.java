package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Interpolation;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What layers say about inputs and settings that do not fit.
final class LayerMessagesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void rejectsInputThatDoesNotFit(Layer layer, Shape input, String message) {
        assertThatThrownBy(() -> layer.forward(Tensor.zeros(input.toArray())))
                .isInstanceOf(TensorException.class)
                .hasMessage(layer + ": " + message);
    }

    static Stream<Arguments> rejectsInputThatDoesNotFit() {
        return Stream.of(
                given(
                        Conv2d.of(3, 8, 3),
                        "expected input [batch, 3, height, width], got [3, 32, 32]; "
                                + "add the batch dimension, x.unsqueeze(0)",
                        3,
                        32,
                        32),
                given(
                        Conv2d.of(1, 8, 3),
                        "expected input [batch, 1, height, width], got [64, 28, 28]; "
                                + "add the channel dimension, x.unsqueeze(1)",
                        64,
                        28,
                        28),
                given(
                        Conv2d.of(3, 8, 3),
                        "expected input [batch, 3, height, width], got [16, 32, 32, 3]; "
                                + "move the channels to the front, x.permute(0, 3, 1, 2)",
                        16,
                        32,
                        32,
                        3),
                given(
                        Conv1d.of(4, 8, 3),
                        "expected input [batch, 4, length], got [2, 5, 9]; "
                                + "check the channels of the layer before",
                        2,
                        5,
                        9),
                given(
                        Conv2d.of(3, 8, 5),
                        "expected at least 5 cells in dimension 2, got [1, 3, 4, 9]; "
                                + "use a smaller kernel, or more padding",
                        1,
                        3,
                        4,
                        9),
                given(
                        ConvTranspose3d.of(4, 8, 3),
                        "expected input [batch, 4, depth, height, width], got [2, 4, 5, 5]; "
                                + "check the channels of the layer before",
                        2,
                        4,
                        5,
                        5),
                given(
                        BatchNorm2d.of(3),
                        "expected input [batch, 3, height, width], got [2, 4, 5, 5]; "
                                + "check the channels of the layer before",
                        2,
                        4,
                        5,
                        5),
                given(
                        BatchNorm1d.of(3),
                        "expected input [batch, 3] or [batch, 3, length], got [2, 3, 5, 5]; "
                                + "use BatchNorm2d for images",
                        2,
                        3,
                        5,
                        5),
                given(
                        BatchNorm1d.of(3),
                        "expected more than one number for each channel while training, got [1, 3]; "
                                + "use a larger batch, or call eval() to predict",
                        1,
                        3),
                given(
                        LayerNorm.of(4),
                        "expected input [*, 4], got [2, 5]; "
                                + "build it for the last dimensions of its input",
                        2,
                        5),
                given(
                        RmsNorm.of(4),
                        "expected input [*, 4], got []; build it for the last dimensions of its input"),
                given(
                        GroupNorm.of(2, 4),
                        "expected input [batch, 4, *], got [2, 3, 5]; "
                                + "check the channels of the layer before; they come second",
                        2,
                        3,
                        5),
                given(
                        InstanceNorm2d.of(3),
                        "expected more than one cell in each channel, got [2, 3, 1, 1]; "
                                + "normalise earlier, or use GroupNorm",
                        2,
                        3,
                        1,
                        1),
                given(
                        MaxPool2d.of(3),
                        "expected at least 3 cells in dimension 3, got [1, 2, 8, 2]; "
                                + "use a smaller window, or shrink the input less before",
                        1,
                        2,
                        8,
                        2),
                given(
                        AvgPool1d.of(2),
                        "expected input [batch, channels, length], got [1, 2, 3, 4]; "
                                + "use the layer for 2 spatial dimensions, or reshape the input",
                        1,
                        2,
                        3,
                        4),
                given(
                        AdaptiveAvgPool2d.of(1),
                        "expected input [batch, channels, height, width], got [2, 3, 4]; "
                                + "add the batch dimension, x.unsqueeze(0)",
                        2,
                        3,
                        4),
                given(
                        GlobalAvgPool.of(),
                        "expected input [batch, channels, *spatial] of rank 3 to 5, got [2, 3]; "
                                + "add the batch or channel dimension, x.unsqueeze(0)",
                        2,
                        3),
                given(
                        PixelShuffle.of(2),
                        "expected a multiple of 4 in dimension 1, got [1, 6, 2, 2]; "
                                + "pad the input, or choose another factor",
                        1,
                        6,
                        2,
                        2),
                given(
                        Pad.reflect(4),
                        "expected padding smaller than dimension 3, got [1, 2, 8, 4]; "
                                + "reflect fewer cells, or use Pad.replicate",
                        1,
                        2,
                        8,
                        4),
                given(
                        Unflatten.of(3, 2),
                        "expected input [*, 6], got [2, 5]; check the width of the layer before",
                        2,
                        5),
                given(
                        Dropout2d.of(0.5),
                        "expected input [batch, channels, height, width], got [2, 3]; "
                                + "use the layer for 0 spatial dimensions, or reshape the input",
                        2,
                        3),
                given(
                        PRelu.of(3),
                        "expected input [batch, 3, *], got [2, 4]; "
                                + "check the channels of the layer before; they come second",
                        2,
                        4),
                given(
                        Maxout.of(4, 3, 2),
                        "expected input [*, 4], got [5]; check the width of the layer before",
                        5));
    }

    private static Arguments given(Layer layer, String message, long... input) {
        return Arguments.of(layer, Shape.of(input), message);
    }

    @Test
    void rejectsSettingsThatDoNotFit() {
        assertThatThrownBy(() -> Conv2d.of(3, 8, 3, c -> c.groups(2)))
                .hasMessage(
                        "Conv2d: expected channels that 2 groups divide, got 3→8; choose groups that divide both");
        assertThatThrownBy(() -> Conv2d.of(3, 8, 3, c -> c.same().stride(2)))
                .hasMessage(
                        "Conv2d: expected stride 1 with same(), got [2, 2]; give the padding as a number instead");
        assertThatThrownBy(() -> Conv2d.of(3, 8, 3, c -> c.stride(1, 2, 3)))
                .hasMessage(
                        "Sliding.stride: expected one size for all or 2 of them, each 1 or more, got [1, 2, 3]; "
                                + "height comes before width");
        assertThatThrownBy(() -> Conv2d.of(3, 0, 3))
                .hasMessage(
                        "Conv2d: expected output channels of 1 or more, got 0; give a positive number");
        assertThatThrownBy(() -> MaxPool2d.of(2, w -> w.padding(2)))
                .hasMessage(
                        "Window: expected padding of at most half the window's size [2, 2], got [2, 2]; "
                                + "make the window larger or the padding smaller");
        assertThatThrownBy(() -> BatchNorm2d.of(3, c -> c.momentum(2)))
                .hasMessageContaining("expected momentum from 0 to 1, got 2.0");
        assertThatThrownBy(() -> GroupNorm.of(3, 4))
                .hasMessageStartingWith(
                        "GroupNorm: expected groups that divide the 4 channels, got 3");
        assertThatThrownBy(() -> Upsample.of(-1))
                .hasMessageContaining("expected a factor above 0, got -1.0");
        assertThatThrownBy(() -> Upsample.of(2, Interpolation.CUBIC).forward(Tensor.zeros(1, 1, 4)))
                .hasMessage("resize: expected height and width for CUBIC, got 1 sizes; use LINEAR");
        assertThatThrownBy(() -> Maxout.of(2, 3, 0))
                .hasMessageContaining("expected pieces of 1 or more, got 0");
    }

    @Test
    void printsWhatDiffersFromTheDefaults() {
        assertThat(Conv2d.of(3, 64, 3, c -> c.stride(2).padding(1)))
                .hasToString("Conv2d(3→64, 3x3, stride 2, padding 1)");
        assertThat(Conv1d.of(3, 64, 5, c -> c.same())).hasToString("Conv1d(3→64, 5, same)");
        assertThat(Conv2d.of(4, 8, 3, c -> c.dilation(1, 2).groups(4)))
                .hasToString("Conv2d(4→8, 3x3, dilation 1x2, groups 4)");
        assertThat(ConvTranspose2d.of(8, 4, 4, c -> c.stride(2).outputPadding(1)))
                .hasToString("ConvTranspose2d(8→4, 4x4, stride 2, output padding 1)");
        assertThat(MaxPool2d.of(3, w -> w.stride(2))).hasToString("MaxPool2d(3x3, stride 2)");
        assertThat(BatchNorm2d.of(64)).hasToString("BatchNorm2d(64)");
        assertThat(WeightNorm.on(Linear.of(3, 4))).hasToString("WeightNorm.on(Linear(3→4))");
        assertThat(Activation.leakyRelu(0.2)).hasToString("leakyRelu(0.2)");
    }
}
