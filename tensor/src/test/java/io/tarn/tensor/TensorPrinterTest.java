package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class TensorPrinterTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static Map<String, Supplier<Tensor>> cases() {
        Supplier<Tensor> wave = () -> Tensor.arange(2000).toDouble().mul(0.37).sin().toFloat();
        Map<String, Supplier<Tensor>> cases = new LinkedHashMap<>();
        cases.put("whole", () -> Tensor.arange(24).toFloat().reshape(2, 3, 4));
        cases.put("decimals", () -> Tensor.of(1, 2.5, -3.25, 4).reshape(2, 2));
        cases.put("small", () -> Tensor.of(1e-5, 2, 3));
        cases.put("wide", () -> Tensor.of(0.01, 20, 30000));
        cases.put("large", () -> Tensor.of(1e9, 2e9));
        cases.put("special", () -> Tensor.of(1.5, Double.NaN, INF, -INF, 0));
        cases.put("onlyNan", () -> Tensor.of(Double.NaN, Double.NaN));
        cases.put("zeros", () -> Tensor.zeros(2, 2));
        cases.put("scalar", () -> Tensor.scalar(3.14159));
        cases.put("empty", () -> Tensor.zeros(0));
        cases.put("ints", () -> Tensor.of(new long[] {1, -20, 300, 4}, 2, 2));
        cases.put("bools", () -> Tensor.of(new boolean[] {true, false, true}));
        cases.put("complex", () -> Tensor.complex(Tensor.of(1.5, -2, 0), Tensor.of(0.25, -1, 3)));
        cases.put("wrapped", () -> Tensor.arange(40).toFloat().add(0.5));
        cases.put("wrappedInts", () -> Tensor.arange(60).reshape(2, 30).mul(7919));
        cases.put("longRow", wave);
        cases.put("manyRows", () -> wave.get().reshape(100, 20));
        cases.put("fewColumns", () -> wave.get().reshape(500, 4));
        cases.put("threeDimensions", () -> wave.get().reshape(20, 10, 10));
        cases.put("largeInts", () -> Tensor.arange(2000).reshape(2, 1000));
        cases.put(
                "largeComplex",
                () -> Tensor.complex(wave.get(), wave.get().flip(0)).reshape(50, 40));
        cases.put("halves", () -> Tensor.of(new double[] {0.00005, 0.00015, 1.00005}));
        cases.put("negativeZero", () -> Tensor.of(-0.0, 1, -0.00001, 0.5));
        cases.put("half", () -> Tensor.of(0.1, 2).to(DType.BFLOAT16));
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> writesNumbersAsPyTorchDoes() {
        String text = Golden.text("prints");
        return cases().entrySet().stream()
                .map(entry ->
                        DynamicTest.dynamicTest(
                                entry.getKey(),
                                () -> {
                                    String start = "# " + entry.getKey() + "\n";
                                    int from = text.indexOf(start) + start.length();
                                    int end = text.indexOf("\n# ", from);
                                    String theirs =
                                            text.substring(from, end < 0 ? text.length() : end);
                                    assertThat(numbers(entry.getValue().get().toString()))
                                            .isEqualTo(
                                                    numbers(
                                                            theirs.strip()
                                                                    .replaceFirst(
                                                                            "^tensor", "Tensor")
                                                                    .replace("True", "true")
                                                                    .replace("False", "false")));
                                }));
    }

    /// A tensor's text without what comes after the numbers.
    private static String numbers(String text) {
        return text.replaceFirst("(?s)(,\\s*(shape|dtype)=.*)?\\)$", "");
    }

    @Test
    void saysWhatTheNumbersDoNotShow() {
        assertThat(Tensor.of(1.0, 2)).hasToString("Tensor([1., 2.])");
        assertThat(Tensor.of(new long[] {1, 2})).hasToString("Tensor([1, 2], dtype=int64)");
        assertThat(Tensor.zeros(0)).hasToString("Tensor([])");
        assertThat(Tensor.zeros(3, 0)).hasToString("Tensor([], shape=[3, 0])");
        assertThat(Tensor.zeros(2000).toString()).endsWith("], shape=[2000], dtype=float32)");
        assertThat(Tensor.arange(5000).reshape(2500, 2).toString())
                .startsWith(
                        "Tensor([[   0,    1],\n        [   2,    3],\n        [   4,    5],\n        ...,\n")
                .endsWith("[4998, 4999]], shape=[2500, 2], dtype=int64)");
    }

    @Test
    void saysWhetherGradientsAreWatched() {
        Tensor leaf = Tensor.of(1.0, 2).requiresGrad();
        assertThat(leaf).hasToString("Tensor([1., 2.], requiresGrad)");
        assertThat(leaf.mul(2)).hasToString("Tensor([2., 4.], gradFrom=mul)");
        assertThat(leaf.detach()).hasToString("Tensor([1., 2.])");
    }

    @Test
    void writesViewsAndConjugates() {
        assertThat(Tensor.arange(6).reshape(2, 3).t())
                .hasToString("Tensor([[0, 3],\n        [1, 4],\n        [2, 5]], dtype=int64)");
        assertThat(Tensor.scalar(2).expand(2, 2))
                .hasToString("Tensor([[2., 2.],\n        [2., 2.]])");
        assertThat(Tensor.complex(Tensor.of(1.0, 2), Tensor.of(3.0, 4)).conj())
                .hasToString("Tensor([1.-3.j, 2.-4.j], dtype=complex64)");
    }

    @Test
    void leavesNothingBehind() {
        try (Scope scope = Scope.open()) {
            Tensor tracked = Tensor.ones(60, 60).requiresGrad();
            int before = scope.size();
            assertThat(tracked.toString()).contains("...").endsWith("requiresGrad)");
            assertThat(scope.size()).isEqualTo(before);
            assertThat(tracked.isTracked()).isTrue();
            tracked.sum().backward();
            assertThat(tracked.grad()).isPresent();
        }
    }

    @Test
    void saysWhenATensorIsClosed() {
        Tensor tensor = Tensor.ones(2);
        tensor.close();
        assertThat(tensor.toString()).startsWith("Tensor(closed");
    }
}
