package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ScansTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor p = golden.get("p"); // [3, 4], positive
    private final Tensor m = golden.get("m"); // [2, 3, 4]

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("cumsum", () -> m.cumsum(1)),
                golden.agrees("cumprod", () -> m.cumprod(-1)),
                golden.agrees("logcumsumexp", () -> m.logcumsumexp(0)),
                golden.agreesTwice("cummax", () -> m.cummax(1)),
                golden.agreesTwice("cummin", () -> m.cummin(2)),
                golden.agrees("diff", () -> m.diff(1)),
                golden.agrees("trapezoid", () -> x.trapezoid(1)),
                golden.agrees("trapezoidPoints", () -> x.trapezoid(p.cumsum(1), 1)));
    }

    @Test
    void undoesSumsByDifferences() {
        Tensor sums = x.cumsum(1);
        assertThat(sums.diff(1).distance(x.narrow(1, 1, 3))).isLessThan(1e-12);
    }

    @Test
    void scansEmptyDimensions() {
        assertThat(Tensor.zeros(2, 0).cumsum(1).shape()).isEqualTo(Shape.of(2, 0));
    }

    @Test
    void rejectsDimensionsThatAreNotThere() {
        assertThatThrownBy(() -> x.cumsum(2))
                .hasMessageStartingWith("cumsum: expected a dimension in [-2, 1]");
    }
}
