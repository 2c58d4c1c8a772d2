package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class InitTest {
    private static final Shape SHAPE = Shape.of(200, 100, 3, 3);

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void hasPyTorchsStatistics(String name, Init init, Shape shape) {
        sameStatistics(name, init.draw(shape, Random.of(3)));
    }

    static Stream<Arguments> hasPyTorchsStatistics() {
        return Stream.of(
                Arguments.of("uniform", Init.uniform(-2, 3), SHAPE),
                Arguments.of("normal", Init.normal(1, 0.5), SHAPE),
                Arguments.of("truncated-normal", Init.truncatedNormal(0.5, 2), SHAPE),
                Arguments.of("truncated-normal-limits", Init.truncatedNormal(0, 1, -0.5, 2), SHAPE),
                Arguments.of("glorot-uniform", Init.glorotUniform(), SHAPE),
                Arguments.of("glorot-uniform-tanh", Init.glorotUniform(Gain.tanh()), SHAPE),
                Arguments.of("glorot-normal", Init.glorotNormal(), SHAPE),
                Arguments.of("he-uniform", Init.heUniform(), SHAPE),
                Arguments.of(
                        "he-uniform-out-leaky",
                        Init.heUniform(Fan.OUT, Gain.leakyRelu(0.2)),
                        SHAPE),
                Arguments.of("he-normal", Init.heNormal(), SHAPE),
                Arguments.of("he-normal-out-selu", Init.heNormal(Fan.OUT, Gain.selu()), SHAPE),
                Arguments.of("lecun-normal", Init.lecunNormal(), SHAPE),
                Arguments.of("lecun-uniform", Init.lecunUniform(), SHAPE),
                Arguments.of("orthogonal", Init.orthogonal(2), Shape.of(50, 20, 3, 3)),
                Arguments.of("sparse", Init.sparse(0.3, 0.5), Shape.of(500, 300)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void layersStartAsInPyTorch(String name, Parameter parameter) {
        sameStatistics(name, parameter.value());
    }

    static Stream<Arguments> layersStartAsInPyTorch() {
        return Stream.of(
                Arguments.of("linear-weight", Linear.of(400, 300).weight()),
                Arguments.of("linear-bias", Linear.of(400, 90_000).bias().orElseThrow()),
                Arguments.of("conv2d-weight", Conv2d.of(64, 128, 3, c -> c.groups(2)).weight()),
                Arguments.of("conv2d-bias", Conv2d.of(4, 90_000, 3).bias().orElseThrow()),
                Arguments.of("conv-transpose2d-weight", ConvTranspose2d.of(64, 128, 4).weight()),
                Arguments.of("bilinear-weight", Bilinear.of(50, 30, 80).weight()));
    }

    /// Five standard errors of both samples; the extremes of normal numbers spread more than those of others.
    private static void sameStatistics(String name, Tensor weight) {
        double[] expected = Golden.load("init/statistics").tensor(name).toDoubleArray();
        double[] values = weight.toDoubleArray();
        double mean = DoubleStream.of(values).average().orElseThrow();
        double deviation =
                Math.sqrt(
                        DoubleStream.of(values)
                                .map(v -> (v - mean) * (v - mean))
                                .average()
                                .orElseThrow());
        double error = 5 * expected[1] / Math.sqrt(values.length / 2.0);
        assertThat(mean).as(name + " mean").isCloseTo(expected[0], within(error));
        assertThat(deviation).as(name + " deviation").isCloseTo(expected[1], within(error));
        assertThat(weight.min().item())
                .as(name + " least")
                .isCloseTo(expected[2], within(expected[1]));
        assertThat(weight.max().item())
                .as(name + " largest")
                .isCloseTo(expected[3], within(expected[1]));
    }

    @ParameterizedTest
    @CsvSource({"dirac, 1, 4x3x3x3", "dirac-groups, 3, 6x2x4", "dirac-3d, 1, 2x3x3x1x2"})
    void diracEqualsPyTorchs(String name, long groups, String sizes) {
        long[] shape = Stream.of(sizes.split("x")).mapToLong(Long::parseLong).toArray();
        Tensor drawn = Init.dirac(groups).draw(Shape.of(shape), Random.global());
        Golden.load("init/exact").closeTo(drawn, name, 0);
    }

    @Test
    void identityEqualsPyTorchs() {
        Golden golden = Golden.load("init/exact");
        golden.closeTo(Init.identity().draw(Shape.of(3, 5), Random.global()), "identity-wide", 0);
        golden.closeTo(Init.identity().draw(Shape.of(5, 3), Random.global()), "identity-tall", 0);
    }

    @Test
    void orthogonalRowsOrColumnsAreOrthonormalTimesTheGain() {
        for (Shape shape : new Shape[] {Shape.of(4, 9), Shape.of(9, 4), Shape.of(6, 2, 3)}) {
            Tensor w = Init.orthogonal(2).draw(shape, Random.global()).reshape(shape.size(0), -1);
            Tensor product =
                    w.size(0) < w.size(1)
                            ? w.matmul(w.transpose(0, 1))
                            : w.transpose(0, 1).matmul(w);
            double[] off =
                    product.sub(Tensor.eye(product.size(0)).mul(4)).abs().max().toDoubleArray();
            assertThat(off[0]).as("shape %s", shape).isLessThan(1e-5);
        }
    }

    @Test
    void sparseLeavesOutTheSameShareOfEveryColumn() {
        Tensor w = Init.sparse(0.25, 1).draw(Shape.of(20, 7), Random.global());
        assertThat(w.eq(0).sum(0L).toLongArray()).containsOnly(5);
    }

    @Test
    void zerosOnesAndConstantsHoldOneValue() {
        for (Map.Entry<Init, Double> rule :
                Map.of(Init.zeros(), 0.0, Init.ones(), 1.0, Init.constant(0.25), 0.25).entrySet()) {
            assertThat(rule.getKey().draw(Shape.of(2, 3), Random.global()).toDoubleArray())
                    .containsOnly(rule.getValue());
        }
    }

    @Test
    void sameSeedDrawsTheSame() {
        Tensor one = Init.heNormal().draw(Shape.of(5, 4), Random.of(11));
        Tensor two = Init.heNormal().draw(Shape.of(5, 4), Random.of(11));
        assertThat(two.toFloatArray()).isEqualTo(one.toFloatArray());
    }

    @Test
    void resetsAParameter() {
        Linear linear = Linear.of(3, 2);
        Init.constant(0.5).reset(linear.weight());
        assertThat(linear.weight().value().toFloatArray()).containsOnly(0.5f);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> Init.heNormal().parameter(7))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Init: expected a weight of two or more dimensions, got [7]; "
                                + "use uniform or normal for vectors");
        assertThatThrownBy(() -> Init.identity().parameter(2, 2, 2))
                .hasMessage(
                        "Init.identity: expected a matrix, got [2, 2, 2]; use dirac() for convolutions");
        assertThatThrownBy(() -> Init.dirac(2).parameter(3, 1, 3))
                .hasMessageStartingWith(
                        "Init.dirac: expected a convolution's weight whose outputs 2 groups divide");
        assertThatThrownBy(() -> Init.truncatedNormal(0, 1, 2, -2).parameter(3))
                .hasMessageStartingWith(
                        "Init.truncatedNormal: expected low < high and a deviation above 0, got 2.0 to -2.0");
    }
}
