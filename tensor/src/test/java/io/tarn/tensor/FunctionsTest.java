package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class FunctionsTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor y = golden.get("y"); // [4]
    private final Tensor p = golden.get("p"); // [3, 4], positive
    private final Tensor u = golden.get("u"); // [3, 4], inside (-1, 1)
    private final Tensor g = golden.get("g"); // [2, 4], with NaN and infinities

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("exp", x::exp),
                golden.agrees("exp2", x::exp2),
                golden.agrees("expm1", x::expm1),
                golden.agrees("log", p::log),
                golden.agrees("log2", p::log2),
                golden.agrees("log10", p::log10),
                golden.agrees("log1p", p::log1p),
                golden.agrees("logAddExp", () -> x.logAddExp(y)),
                golden.agrees("sqrt", p::sqrt),
                golden.agrees("rsqrt", p::rsqrt),
                golden.agrees("hypot", () -> x.hypot(y)),
                golden.agrees("sin", x::sin),
                golden.agrees("cos", x::cos),
                golden.agrees("tan", x::tan),
                golden.agrees("asin", u::asin),
                golden.agrees("acos", u::acos),
                golden.agrees("atan", x::atan),
                golden.agrees("atan2", () -> x.atan2(y)),
                golden.agrees("sinh", x::sinh),
                golden.agrees("cosh", x::cosh),
                golden.agrees("tanh", x::tanh),
                golden.agrees("asinh", x::asinh),
                golden.agrees("acosh", () -> p.add(1).acosh()),
                golden.agrees("atanh", u::atanh),
                golden.agrees("sinc", x::sinc),
                golden.agrees("degreesToRadians", x::degreesToRadians),
                golden.agrees("radiansToDegrees", x::radiansToDegrees),
                golden.agrees("sign", x::sign),
                golden.agrees("copysign", () -> p.copysign(x)),
                golden.agrees("floor", x::floor),
                golden.agrees("ceil", x::ceil),
                golden.agrees("round", () -> x.mul(10).round()),
                golden.agrees("roundDecimals", () -> x.round(2)),
                golden.agrees("trunc", () -> x.mul(3).trunc()),
                golden.agrees("frac", () -> x.mul(3).frac()),
                golden.agrees("nanToNum", g::nanToNum),
                golden.agrees("nanToNumValues", () -> g.nanToNum(1, 2, 3)),
                golden.agrees("heaviside", () -> x.heaviside(y)));
    }

    @TestFactory
    Stream<DynamicTest> agreesWithJava() {
        return Stream.of(
                closed("exp", Tensor::exp, Math::exp),
                closed("expm1", Tensor::expm1, Math::expm1),
                closed("log", Tensor::log, Math::log),
                closed("log10", Tensor::log10, Math::log10),
                closed("log1p", Tensor::log1p, Math::log1p),
                closed("sqrt", Tensor::sqrt, Math::sqrt),
                closed("sin", Tensor::sin, Math::sin),
                closed("cos", Tensor::cos, Math::cos),
                closed("tan", Tensor::tan, Math::tan),
                closed("atan", Tensor::atan, Math::atan),
                closed("sinh", Tensor::sinh, Math::sinh),
                closed("cosh", Tensor::cosh, Math::cosh),
                closed("tanh", Tensor::tanh, Math::tanh),
                closed("floor", Tensor::floor, Math::floor),
                closed("ceil", Tensor::ceil, Math::ceil),
                closed("round", Tensor::round, Math::rint));
    }

    private DynamicTest closed(
            String name, UnaryOperator<Tensor> operation, DoubleUnaryOperator formula) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    double[] arguments = p.toDoubleArray();
                    double[] results = operation.apply(p).toDoubleArray();
                    for (int n = 0; n < results.length; n++) {
                        assertThat(results[n])
                                .isCloseTo(formula.applyAsDouble(arguments[n]), within(1e-12));
                    }
                });
    }

    @Test
    void roundsHalvesToTheEvenNumber() {
        assertThat(Tensor.of(0.5, 1.5, 2.5, -0.5).round().toDoubleArray())
                .containsExactly(0, 2, 2, -0.0);
        assertThat(Tensor.of(1234.0, 1250).round(-2).toDoubleArray()).containsExactly(1200, 1200);
    }

    @Test
    void makesFloatsOfWholeNumbers() {
        assertThat(Tensor.of(new long[] {1, 4}).sqrt().dtype()).isEqualTo(DType.FLOAT32);
        assertThat(Tensor.zeros(0).exp().shape()).isEqualTo(Shape.of(0));
    }
}
