package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ComparisonTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor y = golden.get("y"); // [4]
    private final Tensor j = golden.get("j"); // [4], int64
    private final Tensor k = golden.get("k"); // [3, 4], int64
    private final Tensor b = golden.get("b"); // [3, 4], bool
    private final Tensor g = golden.get("g"); // [2, 4], with NaN and infinities

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("isNan", g::isNan),
                golden.agrees("isInf", g::isInf),
                golden.agrees("isFinite", g::isFinite),
                golden.agrees("isIn", () -> k.isIn(j)),
                golden.agrees("where", () -> x.where(b, y)),
                golden.agrees("where", () -> Tensor.where(b, x, y)));
    }

    @TestFactory
    Stream<DynamicTest> comparesAsJavaDoes() {
        return Stream.of(
                compares("eq", Tensor::eq, (a, c) -> a.doubleValue() == c),
                compares("ne", Tensor::ne, (a, c) -> a.doubleValue() != c),
                compares("lt", Tensor::lt, (a, c) -> a < c),
                compares("le", Tensor::le, (a, c) -> a <= c),
                compares("gt", Tensor::gt, (a, c) -> a > c),
                compares("ge", Tensor::ge, (a, c) -> a >= c));
    }

    private static DynamicTest compares(
            String name,
            BiFunction<Tensor, Tensor, Tensor> operation,
            BiPredicate<Double, Double> truth) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    double[] left = {1, 2, 3, Double.NaN, 0.0};
                    double[] right = {2, 2, 2, 2, -0.0};
                    boolean[] results =
                            operation.apply(Tensor.of(left), Tensor.of(right)).toBooleanArray();
                    for (int n = 0; n < left.length; n++) {
                        assertThat(results[n]).isEqualTo(truth.test(left[n], right[n]));
                    }
                });
    }

    @Test
    void comparesWithNumbers() {
        Tensor numbers = Tensor.of(new long[] {1, 2, 3});
        assertThat(numbers.eq(2).toBooleanArray()).containsExactly(false, true, false);
        assertThat(numbers.ne(2).toBooleanArray()).containsExactly(true, false, true);
        assertThat(numbers.lt(2.5).toBooleanArray()).containsExactly(true, true, false);
        assertThat(numbers.le(2).toBooleanArray()).containsExactly(true, true, false);
        assertThat(numbers.gt(2).toBooleanArray()).containsExactly(false, false, true);
        assertThat(numbers.ge(2).toBooleanArray()).containsExactly(false, true, true);
    }

    @Test
    void combinesTruths() {
        Tensor a = Tensor.of(new boolean[] {true, true, false, false});
        Tensor c = Tensor.of(new boolean[] {true, false, true, false});
        assertThat(a.logicalAnd(c).toBooleanArray()).containsExactly(true, false, false, false);
        assertThat(a.logicalOr(c).toBooleanArray()).containsExactly(true, true, true, false);
        assertThat(a.logicalXor(c).toBooleanArray()).containsExactly(false, true, true, false);
        assertThat(a.logicalNot().toBooleanArray()).containsExactly(false, false, true, true);
        assertThat(Tensor.of(0.0, 2).logicalNot().toBooleanArray()).containsExactly(true, false);
    }

    @Test
    void choosesBetweenATensorAndANumber() {
        assertThat(Tensor.of(1.0, -2).where(Tensor.of(1.0, -2).gt(0), 0.5).toDoubleArray())
                .containsExactly(1, 0.5);
    }

    @Test
    void sendsGradientsToTheChosenElementsOnly() {
        Tensor a = Tensor.of(1.0, 2).requiresGrad();
        a.where(Tensor.of(new boolean[] {true, false}), Tensor.zeros(2)).sum().backward();
        assertThat(a.grad().orElseThrow().toDoubleArray()).containsExactly(1, 0);
    }

    @Test
    void rejectsConditionsThatAreNoMasks() {
        assertThatThrownBy(() -> x.where(x, y))
                .hasMessageStartingWith("where: expected a mask of type bool")
                .hasMessageEndingWith("make one by a comparison, or with .toBool()");
    }
}
