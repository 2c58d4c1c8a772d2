package io.tarn.nn;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("cases")
final class NormalisationTest extends CaseContract {
    static Stream<Case> cases() {
        return Stream.of(
                Case.of("batch-norm1d-vectors", () -> BatchNorm1d.of(3), 6, 3),
                Case.of("batch-norm1d-vectors-eval", () -> BatchNorm1d.of(3), 6, 3),
                Case.of("batch-norm1d", () -> BatchNorm1d.of(3), 4, 3, 5),
                Case.of("batch-norm1d-eval", () -> BatchNorm1d.of(3), 4, 3, 5),
                Case.of("batch-norm2d", () -> BatchNorm2d.of(3), 3, 3, 4, 2),
                Case.of("batch-norm2d-eval", () -> BatchNorm2d.of(3), 3, 3, 4, 2),
                Case.of("batch-norm3d", () -> BatchNorm3d.of(3), 2, 3, 2, 3, 2),
                Case.of("batch-norm3d-eval", () -> BatchNorm3d.of(3), 2, 3, 2, 3, 2),
                Case.of(
                        "batch-norm2d-momentum",
                        () -> BatchNorm2d.of(3, c -> c.epsilon(1e-3).momentum(0.3)),
                        3,
                        3,
                        4,
                        2),
                Case.of(
                        "batch-norm2d-cumulative",
                        () -> BatchNorm2d.of(3, c -> c.cumulative()),
                        3,
                        3,
                        4,
                        2),
                Case.of(
                        "batch-norm2d-no-affine",
                        () -> BatchNorm2d.of(3, c -> c.noAffine()),
                        3,
                        3,
                        4,
                        2),
                Case.of(
                        "batch-norm2d-no-statistics",
                        () -> BatchNorm2d.of(3, c -> c.noStatistics()),
                        3,
                        3,
                        4,
                        2),
                Case.of(
                        "batch-norm2d-no-statistics-eval",
                        () -> BatchNorm2d.of(3, c -> c.noStatistics()),
                        3,
                        3,
                        4,
                        2),
                Case.of("layer-norm", () -> LayerNorm.of(4), 2, 3, 4),
                Case.of("layer-norm-no-bias", () -> LayerNorm.of(4, c -> c.noBias()), 3, 4),
                Case.of(
                        "layer-norm-no-affine",
                        () -> LayerNorm.of(4, c -> c.size(3, 4).epsilon(1e-2).noAffine()),
                        2,
                        3,
                        4),
                Case.of("layer-norm-image", () -> LayerNorm.of(4, c -> c.size(3, 4)), 2, 3, 4),
                Case.of("group-norm", () -> GroupNorm.of(2, 4), 2, 4, 3, 3),
                Case.of(
                        "group-norm-no-affine",
                        () -> GroupNorm.of(4, 4, c -> c.noAffine()),
                        2,
                        4,
                        5),
                Case.of("instance-norm1d", () -> InstanceNorm1d.of(3), 2, 3, 6),
                Case.of("instance-norm2d", () -> InstanceNorm2d.of(3), 2, 3, 4, 2),
                Case.of(
                        "instance-norm2d-affine",
                        () -> InstanceNorm2d.of(3, c -> c.withAffine().epsilon(1e-3)),
                        2,
                        3,
                        4,
                        2),
                Case.of("instance-norm3d", () -> InstanceNorm3d.of(2), 2, 2, 3, 2, 2),
                Case.of("rms-norm", () -> RmsNorm.of(4), 2, 3, 4),
                Case.of(
                        "rms-norm-no-affine",
                        () -> RmsNorm.of(4, c -> c.size(3, 4).epsilon(1e-2).noAffine()),
                        2,
                        3,
                        4),
                Case.of("weight-norm-linear", () -> WeightNorm.on(Linear.of(4, 3)), 5, 4)
                        .gives(5, 3),
                Case.of(
                                "weight-norm-conv2d",
                                () -> WeightNorm.on(Conv2d.of(2, 3, 3, c -> c.padding(1))),
                                2,
                                2,
                                4,
                                4)
                        .gives(2, 3, 4, 4),
                Case.of("spectral-norm-linear", () -> SpectralNorm.on(Linear.of(4, 3)), 5, 4)
                        .gives(5, 3),
                Case.of("spectral-norm-linear-eval", () -> SpectralNorm.on(Linear.of(4, 3)), 5, 4)
                        .gives(5, 3),
                Case.of(
                                "spectral-norm-conv2d",
                                () -> SpectralNorm.on(Conv2d.of(2, 3, 3, c -> c.noBias())),
                                2,
                                2,
                                4,
                                4)
                        .gives(2, 3, 2, 2),
                Case.of(
                                "spectral-norm-conv-transpose2d",
                                () -> SpectralNorm.on(ConvTranspose2d.of(2, 3, 3)),
                                2,
                                2,
                                4,
                                4)
                        .gives(2, 3, 6, 6));
    }
}
