package io.tarn.doctor.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.CriticalPoint.Verdict;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CriticalPointTest {
    /// 50 places: 16 indefinite, 12 definite, 8 half-definite, 6 turned over, 4 flat, 4 whose gradient is none of chance.
    static Stream<Arguments> places() {
        return IntStream.range(0, 50).mapToObj(CriticalPointTest::place);
    }

    private static Arguments place(int i) {
        var random = new SplittableRandom(i);
        int n = 3 + 5 * (i % 7);
        double least = 0.05 + random.nextDouble();
        double[] positive =
                DoubleStream.generate(() -> 0.1 + 3 * random.nextDouble()).limit(n).toArray();
        if (i < 16) {
            positive[0] = -least;
            return Arguments.of(i, Verdict.SADDLE, positive, 0.0);
        }
        if (i < 28) {
            return Arguments.of(i, Verdict.MINIMUM, positive, 0.0);
        }
        if (i < 36) {
            return Arguments.of(i, Verdict.MINIMUM, withZeros(positive), 0.0);
        }
        if (i < 42) {
            double[] negative = DoubleStream.of(positive).map(x -> -x).toArray();
            return Arguments.of(i, Verdict.MAXIMUM, negative, 0.0);
        }
        return i < 46
                ? Arguments.of(i, Verdict.PLATEAU, new double[n], 0.0)
                : Arguments.of(i, Verdict.NOT_CRITICAL, positive, 3.0);
    }

    private static double[] withZeros(double[] positive) {
        double[] some = positive.clone();
        some[1] = 0;
        some[2] = 0;
        return some;
    }

    @ParameterizedTest
    @MethodSource("places")
    void namesTheKindOfAPlace(int seed, Verdict kind, double[] eigenvalues, double off) {
        DType type = seed % 2 == 0 ? DType.FLOAT32 : DType.FLOAT64;
        double noise = seed % 3 == 0 ? 0 : 0.1;

        var point = CriticalPoint.of(ConstructedPoint.halves(seed, type, noise, off, eigenvalues));

        assertThat(point.verdict()).isEqualTo(kind);
        assertThat(point.noise()).isCloseTo(noise, within(1e-5));
        if (off == 0) {
            double least = DoubleStream.of(eigenvalues).min().orElseThrow();
            assertThat(point.spectrum().least().value()).isCloseTo(least, within(1e-4));
            assertThat(point.gradientNorm()).isLessThan(1e-4);
        }
    }

    /// L = 1 + ½·dᵀAd + Σd⁴/10 with one axis of -1: along it, -t²/2 + t⁴/10 in the turned basis lies between the bounds for a vector of length 1.
    @Test
    void descentLowersTheLossAlongTheNegativeDirection() {
        var point =
                CriticalPoint.of(ConstructedPoint.halves(5, DType.FLOAT64, 0.1, 0, -1, 1, 2, 3));

        assertThat(point.descent().drop()).isBetween(0.6, 2.6); // ¼/(4·s/10), s from ¼ to 1
        assertThat(point.curvatures()).allSatisfy(c -> assertThat(c).isCloseTo(-1, within(1e-6)));
        assertThat(point.tau()).isCloseTo(0.03, withinPercentage(0.1));
        assertThat(point.descent().chart().lines()).hasSize(1);
    }

    /// Products of zero weights have a Hessian with the eigenvalues ±σ of the input's covariance with the target.
    @Test
    void allWeightsAtZeroAreASaddleOfADeepLinearNet() {
        Random.seed(3);
        var net = Sequential.of(Linear.of(4, 6), Linear.of(6, 1));
        try (var off = Gradient.off()) {
            net.parameters().forEach(parameter -> parameter.value().zero_());
        }
        Tensor x = Tensor.randn(64, 4);
        Tensor y = x.narrow(1, 0, 1).sub(x.narrow(1, 0, 1).mean());
        var halves =
                Halves.of(
                        List.of(Batch.of(x, y)),
                        batches ->
                                Objective.of(
                                        net,
                                        batches,
                                        it ->
                                                MeanSquaredError.of()
                                                        .forward(net.forward(it.x()), it.y())));

        var point = CriticalPoint.of(halves);

        double sigma = x.mul(y).mean(0).norm().item() * 2;
        assertThat(point.verdict()).isEqualTo(Verdict.SADDLE);
        assertThat(point.spectrum().least().value()).isCloseTo(-sigma, withinPercentage(0.1));
    }

    /// Two halves that slope apart more than the whole slopes: the whole may as well stand still.
    @Test
    void aGradientWithinItsNoiseIsNone() {
        var noisy = ConstructedPoint.halves(8, DType.FLOAT64, 2, 0.1, 1, 2, 3);
        var clear = ConstructedPoint.halves(8, DType.FLOAT64, 0.01, 0.1, 1, 2, 3);

        assertThat(CriticalPoint.of(noisy).verdict()).isEqualTo(Verdict.MINIMUM);
        assertThat(CriticalPoint.of(clear).verdict()).isEqualTo(Verdict.NOT_CRITICAL);
        assertThat(CriticalPoint.of(clear.whole(), c -> c.tolerance(1)).verdict())
                .isEqualTo(Verdict.MINIMUM);
    }

    @Test
    void leavesTheWeightsWhereTheyAre() {
        var halves = ConstructedPoint.halves(2, DType.FLOAT32, 0, 0, -1, 1, 1);
        Tensor before = halves.whole().point();
        Tensor chance = Random.global().state();

        CriticalPoint.of(halves);

        assertThat(halves.whole().point().sameAs(before)).isTrue();
        assertThat(Random.global().state().sameAs(chance)).isTrue();
    }

    /// The Hessian of the mean squared error of a line does not know the targets, so it stays finite.
    @Test
    void saysNothingWhereTheLossIsInfinite() {
        var line = Linear.of(1, 1);
        var batch = Batch.of(Tensor.ones(4, 1), Tensor.ones(4, 1).mul(1e30));
        var halves =
                Halves.of(
                        List.of(batch),
                        batches ->
                                Objective.of(
                                        line,
                                        batches,
                                        it ->
                                                MeanSquaredError.of()
                                                        .forward(line.forward(it.x()), it.y())));

        assertThat(CriticalPoint.of(halves).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    /// An input that is 300 times as large as the others makes noise that drowns their slopes.
    @Test
    void aRavineIsNotCriticalHoweverNoisyItsWalls() {
        Random.seed(4);
        Tensor x = Tensor.randn(200, 4);
        Tensor scaled = x.mul(Tensor.of(new float[] {1, 1, 1, 300}, 4));
        Tensor y = x.narrow(1, 0, 2).sum(1).reshape(200, 1);
        var line = Linear.of(4, 1);
        var halves =
                Halves.of(
                        List.of(Batch.of(scaled, y)),
                        batches ->
                                Objective.of(
                                        line,
                                        batches,
                                        it ->
                                                MeanSquaredError.of()
                                                        .forward(line.forward(it.x()), it.y())));
        for (int step = 0; step < 100; step++) { // gradient descent, as fast as the walls let it
            halves.whole().moveTo(halves.whole().point().sub(halves.whole().gradient().mul(5e-6)));
        }

        var point = CriticalPoint.of(halves);

        assertThat(point.gradientNorm()).isLessThan(point.noise());
        assertThat(point.verdict()).isEqualTo(Verdict.NOT_CRITICAL);
    }
}
