package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ScatteringTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor y = golden.get("y"); // [4]
    private final Tensor p = golden.get("p"); // [3, 4], positive
    private final Tensor k = golden.get("k"); // [3, 4], int64
    private final Tensor b = golden.get("b"); // [3, 4], bool
    private final Tensor two = p.narrow(1, 0, 2); // [3, 2]

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("maskedFill", () -> x.maskedFill(b, -7)),
                golden.agrees("maskedScatter", () -> x.maskedScatter(b, p)),
                golden.agrees("scatter", () -> x.scatter(1, k.argsort(1), p)),
                golden.agrees("scatterValue", () -> x.scatter(1, k.narrow(1, 0, 2), 5)),
                golden.agrees("scatterAdd", () -> x.scatterAdd(1, k, p)),
                golden.agrees("scatterAdd", () -> x.scatterReduce(1, k, p, Fold.SUM)),
                golden.agrees("scatterMax", () -> x.scatterReduce(1, k, p, Fold.MAX)),
                golden.agrees("scatterMin", () -> x.scatterReduce(1, k, p, Fold.MIN)),
                golden.agrees("scatterMean", () -> x.scatterReduce(1, k, p, Fold.MEAN)),
                golden.agrees("scatterProduct", () -> x.scatterReduce(1, k, p, Fold.PRODUCT)),
                golden.agrees("indexAdd", () -> x.indexAdd(1, Tensor.of(new long[] {1, 1}), two)),
                golden.agrees("indexCopy", () -> x.indexCopy(1, Tensor.of(new long[] {3, 1}), two)),
                golden.agrees("indexFill", () -> x.indexFill(1, Tensor.of(new long[] {3, 1}), 9)),
                golden.agrees("put", () -> x.put(Tensor.of(new long[] {11, 2}), y.narrow(0, 0, 2))),
                golden.agrees("oneHot", () -> k.oneHot(5)));
    }

    @Test
    void addsUpWhatMeetsInOnePlace() {
        double[] sums = new double[3];
        long[] places = {0, 2, 2, 1, 0};
        double[] values = {1, 2, 3, 4, 5};
        for (int n = 0; n < places.length; n++) {
            sums[(int) places[n]] += values[n];
        }
        Tensor zeros = Tensor.zeros(3).toDouble();
        assertThat(zeros.scatterAdd(0, Tensor.of(places), Tensor.of(values)).toDoubleArray())
                .isEqualTo(sums);
        assertThat(zeros.indexAdd(0, Tensor.of(places), Tensor.of(values)).toDoubleArray())
                .isEqualTo(sums);
    }

    @Test
    void leavesItsOperandAlone() {
        Tensor zeros = Tensor.zeros(2);
        zeros.maskedFill(zeros.eq(0), 1);
        zeros.scatter(0, Tensor.of(new long[] {0}), 3);
        assertThat(zeros.toDoubleArray()).containsExactly(0, 0);
    }

    @Test
    void rejectsMasksAndPlacesThatDoNotFit() {
        assertThatThrownBy(() -> x.maskedFill(k, 1))
                .hasMessageStartingWith("maskedFill: expected a mask of type bool");
        assertThatThrownBy(() -> k.oneHot(2))
                .hasMessageStartingWith("oneHot: expected classes from 0 to 1, got 3");
        assertThatThrownBy(() -> k.neg().oneHot(9))
                .hasMessageStartingWith("oneHot: expected classes from 0 to 8, got -");
        assertThatThrownBy(() -> x.oneHot(9))
                .hasMessageStartingWith("oneHot: expected indices of type int64");
        assertThatThrownBy(() -> x.scatter(1, k.add(9), p))
                .hasMessageStartingWith("scatter: expected an index inside the dimension");
    }
}
