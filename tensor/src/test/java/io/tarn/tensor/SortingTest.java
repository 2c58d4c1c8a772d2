package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SortingTest {
    private final Golden golden = Golden.ops();
    private final Tensor m = golden.get("m"); // [2, 3, 4]
    private final Tensor j = golden.get("j"); // [4], int64, rising
    private final Tensor k = golden.get("k"); // [3, 4], int64

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agreesTwice("sort", () -> m.sort(1)),
                golden.agreesTwice("sortDescending", () -> m.sortDescending(2)),
                golden.agrees("argsort", () -> m.argsort(1)),
                golden.agrees("argsortDescending", () -> m.argsortDescending(1)),
                golden.agreesTwice("topk", () -> m.topk(2, 1)),
                golden.agreesTwice("bottomk", () -> m.bottomk(2, 2)),
                golden.agrees("searchsorted", () -> j.searchsorted(k)),
                golden.agrees("searchsortedRight", () -> j.searchsortedRight(k)),
                golden.agrees("bucketize", () -> k.bucketize(j)));
    }

    @Test
    void findsTheDifferentElements() {
        check("unique", k.unique());
        check("uniqueDim", k.remainder(2).unique(0));
        check("uniqueConsecutive", Tensor.of(new long[] {1, 1, 2, 1, 3, 3}).uniqueConsecutive());
    }

    private void check(String name, Unique unique) {
        golden.check("op." + name + ".0", unique.values());
        golden.check("op." + name + ".1", unique.inverse());
        golden.check("op." + name + ".2", unique.counts());
    }

    @Test
    void rebuildsATensorFromItsDifferentElements() {
        Unique unique = k.unique();
        assertThat(unique.values().take(unique.inverse()).sameAs(k)).isTrue();
        assertThat(unique.counts().sum().itemLong()).isEqualTo(k.elements());
        assertThat(Tensor.zeros(0).unique().values().elements()).isZero();
    }

    @Test
    void keepsTheOrderOfEqualElements() {
        assertThat(Tensor.of(1.0, 0, 1, 0, 1).argsort(0).toLongArray())
                .containsExactly(1, 3, 0, 2, 4);
        assertThat(Tensor.of(1.0, 0, 1, 0, 1).argsortDescending(0).toLongArray())
                .containsExactly(0, 2, 4, 1, 3);
    }

    @Test
    void sendsGradientsBackToWhereElementsWere() {
        Tensor a = Tensor.of(3.0, 1, 2).requiresGrad();
        a.sort(0).values().mul(Tensor.of(10.0, 20, 30)).sum().backward();
        assertThat(a.grad().orElseThrow().toDoubleArray()).containsExactly(30, 10, 20);
    }

    @Test
    void rejectsMoreThanThereIs() {
        assertThatThrownBy(() -> m.topk(9, 1))
                .hasMessage(
                        "topk: expected a k no larger than the dimension, got [9, 1] for [2, 3, 4] float64; check its size");
    }
}
