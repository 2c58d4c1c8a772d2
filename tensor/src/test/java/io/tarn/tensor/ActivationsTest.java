package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ActivationsTest {
    private static final double[] GRID = Tensor.linspace(-9, 9, 73).add(0.01).toDoubleArray();

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softplus(double x) {
        return Math.log1p(Math.exp(x));
    }

    private static double clamp(double x, double low, double high) {
        return Math.min(Math.max(x, low), high);
    }

    static Stream<Arguments> formulas() {
        double alpha = 1.6732632423543772;
        double lambda = 1.0507009873554805;
        return Stream.of(
                formula("relu", Tensor::relu, x -> Math.max(x, 0)),
                formula("relu6", Tensor::relu6, x -> clamp(x, 0, 6)),
                formula("leakyRelu", x -> x.leakyRelu(0.1), x -> x > 0 ? x : 0.1 * x),
                formula(
                        "prelu",
                        x -> x.prelu(Tensor.of(new double[] {0.3})),
                        x -> x > 0 ? x : 0.3 * x),
                formula("elu", x -> x.elu(0.7), x -> x > 0 ? x : 0.7 * Math.expm1(x)),
                formula(
                        "celu",
                        x -> x.celu(2),
                        x -> Math.max(x, 0) + Math.min(2 * Math.expm1(x / 2), 0)),
                formula("selu", Tensor::selu, x -> lambda * (x > 0 ? x : alpha * Math.expm1(x))),
                formula(
                        "geluTanh",
                        Tensor::geluTanh,
                        x ->
                                0.5
                                        * x
                                        * (1
                                                + Math.tanh(
                                                        Math.sqrt(2 / Math.PI)
                                                                * (x + 0.044715 * x * x * x)))),
                formula("silu", Tensor::silu, x -> x * sigmoid(x)),
                formula("hardSwish", Tensor::hardSwish, x -> x * clamp(x + 3, 0, 6) / 6),
                formula("mish", Tensor::mish, x -> x * Math.tanh(softplus(x))),
                formula("sigmoid", Tensor::sigmoid, ActivationsTest::sigmoid),
                formula("logSigmoid", Tensor::logSigmoid, x -> -softplus(-x)),
                formula("hardSigmoid", Tensor::hardSigmoid, x -> clamp(x + 3, 0, 6) / 6),
                formula("hardTanh", Tensor::hardTanh, x -> clamp(x, -1, 1)),
                formula("hardTanh with limits", x -> x.hardTanh(-0.5, 2), x -> clamp(x, -0.5, 2)),
                formula("softplus", Tensor::softplus, ActivationsTest::softplus),
                formula("softplus of β", x -> x.softplus(0.5, 20), x -> softplus(0.5 * x) / 0.5),
                formula(
                        "softplus above its threshold",
                        x -> x.softplus(1, 2),
                        x -> x > 2 ? x : softplus(x)),
                formula("softsign", Tensor::softsign, x -> x / (1 + Math.abs(x))),
                formula(
                        "softShrink",
                        x -> x.softShrink(0.5),
                        x -> Math.signum(x) * Math.max(Math.abs(x) - 0.5, 0)),
                formula("hardShrink", x -> x.hardShrink(0.5), x -> Math.abs(x) > 0.5 ? x : 0),
                formula("tanhShrink", Tensor::tanhShrink, x -> x - Math.tanh(x)),
                formula("threshold", x -> x.threshold(0.5, -7), x -> x > 0.5 ? x : -7));
    }

    private static Arguments formula(
            String name, UnaryOperator<Tensor> operation, DoubleUnaryOperator formula) {
        return Arguments.of(name, operation, formula);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void followsItsFormula(
            String name, UnaryOperator<Tensor> operation, DoubleUnaryOperator formula) {
        double[] y = operation.apply(Tensor.of(GRID)).toDoubleArray();
        assertThat(y)
                .as(name)
                .containsExactly(Arrays.stream(GRID).map(formula).toArray(), within(1e-9));
    }

    @Test
    void geluIsXTimesTheNormalDistributionFunction() {
        Tensor x = Tensor.of(GRID);
        assertThat(x.gelu().toDoubleArray())
                .containsExactly(x.mul(x.ndtr()).toDoubleArray(), within(1e-9));
    }

    @Test
    void softmaxSumsToOneAndItsLogarithmAgrees() {
        Tensor x = Tensor.randn(3, 5).toDouble();
        Tensor exponentials = x.exp().div(x.exp().sumKeep(1));
        assertThat(x.softmax(1).toDoubleArray())
                .containsExactly(exponentials.toDoubleArray(), within(1e-9));
        assertThat(x.logSoftmax(1).exp().toDoubleArray())
                .containsExactly(exponentials.toDoubleArray(), within(1e-9));
        assertThat(x.neg().softmin(1).toDoubleArray())
                .containsExactly(exponentials.toDoubleArray(), within(1e-9));
    }

    @Test
    void gluGatesOneHalfByTheOther() {
        Tensor x = Tensor.of(new double[] {1, 2, 3, -1}, 1, 4);
        assertThat(x.glu(1).toDoubleArray())
                .containsExactly(new double[] {sigmoid(3), 2 * sigmoid(-1)}, within(1e-9));
    }

    @Test
    void rreluDrawsSlopesFromItsInterval() {
        double[] y = Tensor.ones(1000).neg().rrelu(0.1, 0.4).toDoubleArray();
        assertThat(Arrays.stream(y).min().orElseThrow()).isBetween(-0.4, -0.39);
        assertThat(Arrays.stream(y).max().orElseThrow()).isBetween(-0.11, -0.1);
        assertThat(Tensor.ones(3).rrelu(0.1, 0.4).toDoubleArray()).containsOnly(1);
    }
}
