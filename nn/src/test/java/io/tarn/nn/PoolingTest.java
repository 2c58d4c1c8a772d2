package io.tarn.nn;

import io.tarn.tensor.Window;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("cases")
final class PoolingTest extends CaseContract {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("max-pool1d", () -> MaxPool1d.of(3, w -> w.stride(2).padding(1)), 2, 3, 8)
                        .gives(2, 3, 4),
                Case.of("max-pool2d", () -> MaxPool2d.of(2), 2, 3, 6, 5).gives(2, 3, 3, 2),
                Case.of(
                                "max-pool2d-dilation",
                                () ->
                                        new MaxPool2d(
                                                Window.over(2, 2, 3)
                                                        .stride(1)
                                                        .padding(1)
                                                        .dilation(2, 1)),
                                2,
                                2,
                                6,
                                5)
                        .gives(2, 2, 6, 5),
                Case.of(
                                "max-pool2d-partial",
                                () -> MaxPool2d.of(3, w -> w.stride(2).withPartial()),
                                2,
                                2,
                                6,
                                6)
                        .gives(2, 2, 3, 3),
                Case.of("max-pool3d", () -> MaxPool3d.of(2), 1, 2, 4, 4, 5).gives(1, 2, 2, 2, 2),
                Case.of("avg-pool1d", () -> AvgPool1d.of(3, w -> w.stride(1).padding(1)), 2, 3, 8),
                Case.of(
                                "avg-pool2d",
                                () -> AvgPool2d.of(3, w -> w.stride(2).padding(1)),
                                2,
                                3,
                                6,
                                5)
                        .gives(2, 3, 3, 3),
                Case.of(
                                "avg-pool2d-uncounted",
                                () -> AvgPool2d.of(3, w -> w.stride(2).padding(1)).withoutPadding(),
                                2,
                                3,
                                6,
                                5)
                        .gives(2, 3, 3, 3),
                Case.of("avg-pool3d", () -> AvgPool3d.of(2), 1, 2, 4, 4, 4).gives(1, 2, 2, 2, 2),
                Case.of("lp-pool1d", () -> LpPool1d.of(2, 3, w -> w.stride(2)), 2, 3, 8)
                        .gives(2, 3, 3),
                Case.of("lp-pool2d", () -> LpPool2d.of(2, 2), 2, 3, 6, 4).gives(2, 3, 3, 2),
                Case.of("lp-pool3d", () -> LpPool3d.of(2, 2), 1, 2, 4, 4, 4).gives(1, 2, 2, 2, 2),
                Case.of("adaptive-avg-pool1d", () -> AdaptiveAvgPool1d.of(3), 2, 3, 7)
                        .gives(2, 3, 3),
                Case.of("adaptive-avg-pool2d", () -> AdaptiveAvgPool2d.of(3, 2), 2, 3, 7, 5)
                        .gives(2, 3, 3, 2),
                Case.of("adaptive-avg-pool3d", () -> AdaptiveAvgPool3d.of(2), 1, 2, 5, 4, 3)
                        .gives(1, 2, 2, 2, 2),
                Case.of("adaptive-max-pool1d", () -> AdaptiveMaxPool1d.of(3), 2, 3, 7)
                        .gives(2, 3, 3),
                Case.of("adaptive-max-pool2d", () -> AdaptiveMaxPool2d.of(3, 2), 2, 3, 7, 5)
                        .gives(2, 3, 3, 2),
                Case.of("adaptive-max-pool3d", () -> AdaptiveMaxPool3d.of(2), 1, 2, 5, 4, 3)
                        .gives(1, 2, 2, 2, 2),
                Case.of("global-avg-pool", GlobalAvgPool::of, 2, 3, 5, 4).gives(2, 3),
                Case.of("global-max-pool", GlobalMaxPool::of, 2, 3, 5, 4).gives(2, 3));
    }
}
