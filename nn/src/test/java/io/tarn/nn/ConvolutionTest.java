package io.tarn.nn;

import io.tarn.tensor.PaddingMode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("cases")
final class ConvolutionTest extends CaseContract {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("conv1d", () -> Conv1d.of(3, 4, 3, c -> c.stride(2).padding(1)), 2, 3, 9)
                        .gives(2, 4, 5),
                Case.of("conv1d-same", () -> Conv1d.of(3, 4, 4, c -> c.same().dilation(2)), 2, 3, 9)
                        .gives(2, 4, 9),
                Case.of(
                                "conv1d-circular",
                                () ->
                                        Conv1d.of(
                                                2,
                                                4,
                                                3,
                                                c ->
                                                        c.padding(2)
                                                                .paddingMode(PaddingMode.CIRCULAR)
                                                                .groups(2)),
                                2,
                                2,
                                7)
                        .gives(2, 4, 9),
                Case.of("conv2d", () -> Conv2d.of(3, 4, 3), 2, 3, 6, 5).gives(2, 4, 4, 3),
                Case.of(
                                "conv2d-stride",
                                () -> Conv2d.of(3, 4, 3, c -> c.stride(2).padding(1).noBias()),
                                2,
                                3,
                                7,
                                6)
                        .gives(2, 4, 4, 3),
                Case.of(
                                "conv2d-oblong",
                                () ->
                                        Conv2d.of(
                                                2,
                                                4,
                                                3,
                                                c ->
                                                        c.kernel(3, 5)
                                                                .stride(2, 1)
                                                                .padding(1, 2)
                                                                .dilation(1, 2)),
                                2,
                                2,
                                8,
                                9)
                        .gives(2, 4, 4, 5),
                Case.of(
                                "conv2d-groups",
                                () -> Conv2d.of(4, 8, 3, c -> c.groups(4).padding(1)),
                                2,
                                4,
                                5,
                                5)
                        .gives(2, 8, 5, 5),
                Case.of(
                                "conv2d-same",
                                () -> Conv2d.of(2, 3, 3, c -> c.kernel(2, 3).same()),
                                2,
                                2,
                                5,
                                5)
                        .gives(2, 3, 5, 5),
                padded("conv2d-reflect", PaddingMode.REFLECT),
                padded("conv2d-replicate", PaddingMode.REPLICATE),
                padded("conv2d-circular", PaddingMode.CIRCULAR),
                Case.of(
                                "conv2d-reflect-same",
                                () ->
                                        Conv2d.of(
                                                2,
                                                3,
                                                4,
                                                c -> c.same().paddingMode(PaddingMode.REFLECT)),
                                2,
                                2,
                                6,
                                5)
                        .gives(2, 3, 6, 5),
                Case.of(
                                "conv3d",
                                () -> Conv3d.of(2, 3, 2, c -> c.stride(1, 2, 1).padding(1)),
                                2,
                                2,
                                3,
                                4,
                                3)
                        .gives(2, 3, 4, 3, 4),
                Case.of(
                                "conv3d-dilation",
                                () -> Conv3d.of(2, 2, 2, c -> c.dilation(2).groups(2).noBias()),
                                1,
                                2,
                                4,
                                4,
                                4)
                        .gives(1, 2, 2, 2, 2),
                Case.of(
                                "conv-transpose1d",
                                () ->
                                        ConvTranspose1d.of(
                                                3,
                                                2,
                                                4,
                                                c -> c.stride(3).padding(1).outputPadding(2)),
                                2,
                                3,
                                5)
                        .gives(2, 2, 16),
                Case.of(
                                "conv-transpose2d",
                                () ->
                                        ConvTranspose2d.of(
                                                3, 2, 4, c -> c.stride(2).padding(1).noBias()),
                                2,
                                3,
                                3,
                                4)
                        .gives(2, 2, 6, 8),
                Case.of(
                                "conv-transpose2d-groups",
                                () ->
                                        ConvTranspose2d.of(
                                                4,
                                                6,
                                                3,
                                                c ->
                                                        c.stride(2)
                                                                .outputPadding(1, 0)
                                                                .groups(2)
                                                                .dilation(1, 2)),
                                2,
                                4,
                                3,
                                3)
                        .gives(2, 6, 8, 9),
                Case.of(
                                "conv-transpose3d",
                                () -> ConvTranspose3d.of(2, 3, 2, c -> c.stride(2)),
                                1,
                                2,
                                2,
                                3,
                                2)
                        .gives(1, 3, 4, 6, 4),
                Case.of(
                                "separable-conv2d",
                                () -> SeparableConv2d.of(3, 4, 3, c -> c.stride(2).padding(1)),
                                2,
                                3,
                                6,
                                6)
                        .gives(2, 4, 3, 3));
    }

    private static Case padded(String name, PaddingMode mode) {
        return Case.of(
                        name,
                        () -> Conv2d.of(2, 3, 3, c -> c.padding(2, 1).paddingMode(mode).stride(2)),
                        2,
                        2,
                        6,
                        5)
                .gives(2, 3, 4, 3);
    }
}
