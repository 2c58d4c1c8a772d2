package io.tarn.nn;

import io.tarn.tensor.Interpolation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("cases")
final class ResamplingTest extends CaseContract {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("upsample-nearest1d", () -> Upsample.of(3), 2, 2, 4).gives(2, 2, 12),
                Case.of("upsample-nearest", () -> Upsample.of(2), 2, 3, 3, 4).gives(2, 3, 6, 8),
                Case.of("upsample-nearest3d", () -> Upsample.of(2), 1, 2, 2, 3, 2)
                        .gives(1, 2, 4, 6, 4),
                Case.of("upsample-linear", () -> Upsample.of(2, Interpolation.LINEAR), 2, 2, 4)
                        .gives(2, 2, 8),
                Case.of("upsample-bilinear", () -> Upsample.of(2, Interpolation.LINEAR), 2, 3, 3, 4)
                        .gives(2, 3, 6, 8),
                Case.of(
                                "upsample-bilinear-corners",
                                () -> Upsample.of(2, Interpolation.LINEAR).alignCorners(),
                                2,
                                3,
                                3,
                                4)
                        .gives(2, 3, 6, 8),
                Case.of("upsample-bicubic", () -> Upsample.of(2, Interpolation.CUBIC), 2, 2, 4, 5)
                        .gives(2, 2, 8, 10),
                Case.of(
                                "upsample-trilinear",
                                () -> Upsample.of(2, Interpolation.LINEAR),
                                1,
                                2,
                                2,
                                3,
                                2)
                        .gives(1, 2, 4, 6, 4),
                Case.of("pixel-shuffle", () -> PixelShuffle.of(2), 2, 8, 2, 3).gives(2, 2, 4, 6),
                Case.of("pixel-unshuffle", () -> PixelUnshuffle.of(2), 2, 2, 4, 6)
                        .gives(2, 8, 2, 3),
                Case.of("channel-shuffle", () -> ChannelShuffle.of(3), 2, 6, 2, 3),
                Case.of("pad-zeros", () -> Pad.zeros(1, 2, 0, 3), 2, 2, 3, 4).gives(2, 2, 6, 7),
                Case.of("pad-constant", () -> Pad.constant(1.5, 2, 2), 2, 2, 5).gives(2, 2, 9),
                Case.of("pad-reflect", () -> Pad.reflect(1, 2, 2, 1), 2, 2, 4, 4).gives(2, 2, 7, 7),
                Case.of("pad-replicate", () -> Pad.replicate(1, 1, 1, 1, 1, 1), 1, 2, 2, 3, 2)
                        .gives(1, 2, 4, 5, 4),
                Case.of("pad-circular", () -> Pad.circular(2, 1, 0, 2), 2, 2, 3, 4)
                        .gives(2, 2, 5, 7),
                Case.of("flatten", Flatten::of, 2, 3, 2, 2).gives(2, 12),
                Case.of("unflatten", () -> Unflatten.of(3, 2, 2), 2, 12).gives(2, 3, 2, 2));
    }
}
