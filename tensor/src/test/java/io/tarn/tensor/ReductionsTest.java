package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ReductionsTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor m = golden.get("m"); // [2, 3, 4]
    private final Tensor k = golden.get("k"); // [3, 4], int64
    private final Tensor b = golden.get("b"); // [3, 4], bool
    private final Tensor g = golden.get("g").narrow(1, 0, 2); // [2, 2], with NaN

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("sum", m::sum),
                golden.agrees("sumDims", () -> m.sum(0, 2)),
                golden.agrees("sumKeep", () -> m.sumKeep(0, 2)),
                golden.agrees("mean", m::mean),
                golden.agrees("meanDims", () -> m.mean(1)),
                golden.agrees("meanKeep", () -> m.meanKeep(1, 2)),
                golden.agrees("prod", x::prod),
                golden.agrees("prodDim", () -> m.prod(1)),
                golden.agrees("prodKeep", () -> m.prodKeep(1)),
                golden.agrees("max", m::max),
                golden.agrees("maxDims", () -> m.max(0, 2)),
                golden.agrees("maxKeep", () -> m.maxKeep(1)),
                golden.agreesTwice("maxWithIndices", () -> m.maxWithIndices(1)),
                golden.agrees("min", m::min),
                golden.agrees("minDims", () -> m.min(0, 2)),
                golden.agrees("minKeep", () -> m.minKeep(1)),
                golden.agreesTwice("minWithIndices", () -> m.minWithIndices(-1)),
                golden.agrees("argmax", m::argmax),
                golden.agrees("argmaxDim", () -> m.argmax(1)),
                golden.agrees("argmaxKeep", () -> m.argmaxKeep(1)),
                golden.agrees("argmin", m::argmin),
                golden.agrees("argminDim", () -> m.argmin(-1)),
                golden.agrees("argminKeep", () -> m.argminKeep(-1)),
                golden.agrees("all", b::all),
                golden.agrees("allDims", () -> b.all(1)),
                golden.agrees("allKeep", () -> b.allKeep(0)),
                golden.agrees("any", b::any),
                golden.agrees("anyDims", () -> b.any(1)),
                golden.agrees("anyKeep", () -> b.anyKeep(0)),
                golden.agrees("countNonzero", k::countNonzero),
                golden.agrees("countNonzeroDims", () -> k.countNonzero(1)),
                golden.agrees("logsumexp", () -> m.logsumexp(0, 1)),
                golden.agrees("logsumexpKeep", () -> m.logsumexpKeep(2)),
                golden.agrees("norm", m::norm),
                golden.agrees("norm3", () -> m.norm(3)),
                golden.agrees("normInf", () -> m.norm(Double.POSITIVE_INFINITY)),
                golden.agrees("normDims", () -> m.norm(1, 0, 2)),
                golden.agrees("normKeep", () -> m.normKeep(2, 1)),
                golden.agrees("nansum", () -> g.nansum(1)),
                golden.agrees("nanmean", () -> g.nanmean(1)));
    }

    @Test
    void foldsEmptyTensorsToTheNeutralElement() {
        Tensor empty = Tensor.zeros(0, 2);
        assertThat(empty.sum(0).toDoubleArray()).containsExactly(0, 0);
        assertThat(empty.prod(0).toDoubleArray()).containsExactly(1, 1);
        assertThat(empty.mean().item()).isNaN();
        assertThat(empty.all().toBooleanArray()).containsExactly(true);
        assertThat(empty.any().toBooleanArray()).containsExactly(false);
    }

    @Test
    void sumsWholeNumbersAndTruthsAsLongs() {
        assertThat(Tensor.of(new int[] {1, 2}).sum().dtype()).isEqualTo(DType.INT64);
        assertThat(b.sum().itemLong()).isEqualTo(6);
    }

    @Test
    void sharesTheGradientAmongEqualMaximaUnlessIndicesAreAsked() {
        Tensor a = Tensor.of(1.0, 3, 3).requiresGrad();
        a.max(0).backward();
        assertThat(a.grad().orElseThrow().toDoubleArray()).containsExactly(0, 0.5, 0.5);
        Tensor c = Tensor.of(1.0, 3, 3).requiresGrad();
        c.maxWithIndices(0).values().backward();
        assertThat(c.grad().orElseThrow().sum().item()).isEqualTo(1);
        assertThat(c.grad().orElseThrow().max().item()).isEqualTo(1);
    }

    @Test
    void rejectsWhatCannotBeReduced() {
        assertThatThrownBy(() -> k.mean())
                .hasMessage(
                        "mean: expected a floating type, got [3, 4] int64; convert with .toFloat()");
        assertThatThrownBy(() -> Tensor.zeros(0).max())
                .hasMessageStartingWith("max: expected at least one element");
        assertThatThrownBy(() -> m.sum(3))
                .hasMessage(
                        "sum: expected a dimension in [-3, 2], got [3] for [2, 3, 4] float64; "
                                + "negative dimensions count from the end");
    }
}
