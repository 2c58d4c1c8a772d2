package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class StatisticsTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor m = golden.get("m"); // [2, 3, 4]
    private final Tensor k = golden.get("k"); // [3, 4], int64

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("var", m::var),
                golden.agrees("varDims", () -> m.var(0, 2)),
                golden.agrees("varKeep", () -> m.varKeep(1)),
                golden.agrees("biasedVar", () -> m.biasedVar(1)),
                golden.agrees("std", m::std),
                golden.agrees("stdDims", () -> m.std(0, 2)),
                golden.agrees("stdKeep", () -> m.stdKeep(1)),
                golden.agrees("biasedStd", () -> m.biasedStd(1)),
                golden.agrees("median", x::median),
                golden.agreesTwice("medianDim", () -> x.median(1)),
                golden.agrees("quantile", () -> x.quantile(0.3)),
                golden.agrees("quantileDim", () -> x.quantile(0.3, 1)),
                golden.agrees("quantiles", () -> x.quantile(Tensor.of(new double[] {0.1, 0.5}), 0)),
                golden.agreesTwice("kthvalue", () -> x.kthvalue(2, 0)),
                golden.agreesTwice("mode", () -> k.mode(1)),
                golden.agrees("histc", () -> x.histc(5, -1, 1)),
                golden.agrees("bincount", () -> k.flatten().bincount(6)),
                golden.agrees("bincountWeights", () -> k.flatten().bincount(x.flatten(), 6)),
                golden.agrees("cov", x::cov),
                golden.agrees("corrcoef", x::corrcoef));
    }

    @Test
    void dividesByOneLessThanTheCountUnlessBiased() {
        double[] values = {1, 2, 4, 9};
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        assertThat(Tensor.of(values).var().item()).isEqualTo(squares / 3);
        assertThat(Tensor.of(values).biasedVar(0).item()).isEqualTo(squares / 4);
        assertThat(Tensor.of(values).std().item()).isEqualTo(Math.sqrt(squares / 3));
        assertThat(Tensor.of(values).biasedStd(0).item()).isEqualTo(Math.sqrt(squares / 4));
    }

    @Test
    void takesTheLowerOfTwoMiddleElements() {
        assertThat(Tensor.of(4.0, 1, 3, 2).median().item()).isEqualTo(2);
    }

    @Test
    void rejectsFractionsBeyondOne() {
        assertThatThrownBy(() -> x.quantile(50))
                .hasMessage(
                        "quantile: expected fractions from 0 to 1, got [3, 4] float64; divide percentages by 100");
        assertThatThrownBy(() -> x.kthvalue(9, 0))
                .hasMessageStartingWith("kthvalue: expected a k no larger");
        assertThatThrownBy(() -> k.bincount(0))
                .hasMessageStartingWith("bincount: expected whole numbers of 0 or more");
    }
}
