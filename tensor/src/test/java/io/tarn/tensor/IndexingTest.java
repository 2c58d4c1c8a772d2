package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class IndexingTest {
    private final Golden golden = Golden.ops();
    private final Tensor x = golden.get("x"); // [3, 4]
    private final Tensor k = golden.get("k"); // [3, 4], int64
    private final Tensor b = golden.get("b"); // [3, 4], bool
    private final Tensor m = golden.get("m"); // [2, 3, 4]
    private final Tensor grid = Tensor.of(new long[] {0, 1, 1, 0}, 2, 2);

    @TestFactory
    Stream<DynamicTest> agreesWithPyTorch() {
        return Stream.of(
                golden.agrees("getInts", () -> m.get(1, -1)),
                golden.agrees(
                        "getSlices", () -> m.get(Index.ALL, Index.from(1), Index.slice(0, 4, 2))),
                golden.agrees("getEllipsis", () -> m.get(Index.ELLIPSIS, Index.at(-2))),
                golden.agrees("getNew", () -> m.get(Index.all(), Index.NEW, Index.at(0))),
                golden.agrees("getList", () -> m.get(Index.ALL, Index.of(2, 0, 0))),
                golden.agrees("getLists", () -> m.get(Index.of(grid), Index.ALL, Index.of(3, 1))),
                golden.agrees("getMask", () -> x.get(b)),
                golden.agrees(
                        "getMaskRow",
                        () ->
                                m.get(
                                        Index.ALL,
                                        Index.of(Tensor.of(new boolean[] {true, false, true})))),
                golden.agrees("getMixed", () -> m.get(Index.at(1), Index.from(1), Index.of(3, 0))),
                golden.agrees("gather", () -> x.gather(1, k)),
                golden.agrees("takeAlongDim", () -> x.takeAlongDim(x.argsort(1), 1)),
                golden.agrees("take", () -> x.take(k)),
                golden.agrees("indexSelect", () -> m.indexSelect(1, Tensor.of(new long[] {2, 0}))),
                golden.agrees("nonzero", b::nonzero),
                golden.agrees("getMask", () -> x.maskedSelect(b)));
    }

    @Test
    void slicesAsPythonDoes() {
        Tensor line = Tensor.arange(6);
        assertThat(line.get(Index.slice(1, -1)).toLongArray()).containsExactly(1, 2, 3, 4);
        assertThat(line.get(Index.from(-2)).toLongArray()).containsExactly(4, 5);
        assertThat(line.get(Index.to(2)).toLongArray()).containsExactly(0, 1);
        assertThat(line.get(Index.slice(4, 2)).toLongArray()).isEmpty();
        assertThat(line.get(Index.slice(0, 100, 4)).toLongArray()).containsExactly(0, 4);
        assertThat(line.get(Tensor.of(new long[] {5, -1})).toLongArray()).containsExactly(5, 5);
        assertThat(line.get(Index.ELLIPSIS).sameAs(line)).isTrue();
        assertThat(line.get(Index.ELLIPSIS, Index.NEW).shape()).isEqualTo(Shape.of(6, 1));
        assertThat(line.narrow(0, 2, 2).toLongArray()).containsExactly(2, 3);
        assertThat(x.select(1, 2).sameAs(x.get(Index.ALL, Index.at(2)))).isTrue();
    }

    @Test
    void givesViewsForNumbersAndSlicesAndCopiesForTensors() {
        Tensor line = Tensor.zeros(4);
        line.get(Index.slice(1, 3)).fill_(1);
        line.get(Index.of(0, 3)).fill_(9);
        assertThat(line.toDoubleArray()).containsExactly(0, 1, 1, 0);
    }

    @Test
    void setsWhatItWouldGet() {
        Tensor square = Tensor.zeros(3, 3);
        square.set_(1, Index.at(0, 0));
        square.set_(2, Index.at(1), Index.from(1));
        square.set_(Tensor.of(3.0, 4, 5), Index.at(2));
        square.set_(Tensor.of(6.0, 7), Index.of(0, 1), Index.of(2, 0));
        assertThat(square.toDoubleArray()).containsExactly(1, 0, 6, 7, 2, 2, 3, 4, 5);
        square.set_(-1, Index.of(square.gt(4)));
        assertThat(square.toDoubleArray()).containsExactly(1, 0, -1, -1, 2, 2, 3, 4, -1);
        Tensor whole = Tensor.arange(3);
        whole.set_(Tensor.of(7.9, 8.2), Index.of(0, 2));
        assertThat(whole.toLongArray()).containsExactly(7, 1, 8);
    }

    @Test
    void sendsGradientsToWhatWasTaken() {
        Tensor a = Tensor.of(1.0, 2, 3).requiresGrad();
        a.get(Index.of(2, 2, 0)).sum().backward();
        assertThat(a.grad().orElseThrow().toDoubleArray()).containsExactly(1, 0, 2);
        Tensor c = Tensor.of(1.0, 2).requiresGrad();
        Tensor copy = c.mul(2);
        copy.set_(0, Index.at(1));
        copy.sum().backward();
        assertThat(c.grad().orElseThrow().toDoubleArray()).containsExactly(2, 0);
    }

    @Test
    void freesAllButTheResult() {
        try (Scope scope = Scope.open()) {
            int before = scope.size();
            m.get(Index.at(1), Index.slice(0, 2), Index.NEW);
            assertThat(scope.size()).isEqualTo(before + 1);
        }
    }

    @Test
    void rejectsPlacesThatAreNotThere() {
        assertThatThrownBy(() -> x.get(3))
                .hasMessage(
                        "get: expected an index from -3 to 2, got 3; the tensor is [3, 4] float64");
        assertThatThrownBy(() -> x.get(0, 0, 0))
                .hasMessage(
                        "get: expected at most 2 dimensions in the index, got 3; the tensor is [3, 4] float64");
        assertThatThrownBy(() -> Tensor.zeros(0).get(0))
                .hasMessageStartingWith("get: expected no index");
        assertThatThrownBy(() -> x.get(Index.of(7)))
                .hasMessage(
                        "get: expected an index inside the dimension, got [3, 4] float64 and [1] int64; "
                                + "index 7 is out of range");
        assertThatThrownBy(() -> x.get(Tensor.of(1.0, 2)))
                .hasMessageStartingWith("get: expected indices of type int64");
        assertThatThrownBy(() -> x.get(Tensor.of(new boolean[] {true})))
                .hasMessageStartingWith("get: expected a mask as long as what it masks");
        assertThatThrownBy(() -> x.gather(1, x))
                .hasMessageStartingWith("gather: expected indices of type int64");
        assertThatThrownBy(() -> Index.slice(0, 9, -1))
                .hasMessageStartingWith("Index.slice: expected a step of 1");
        assertThatThrownBy(() -> x.set_(Tensor.zeros(7), Index.at(0)))
                .hasMessageStartingWith("set_: expected shapes that broadcast");
    }

    @Test
    void stepsThroughAWholeDimension() {
        assertThat(Tensor.arange(7).get(Index.step(3)).toLongArray()).containsExactly(0, 3, 6);
        assertThatThrownBy(() -> Index.step(0)).hasMessageContaining("a step of 1 or more");
    }

    @Test
    void setsOnePlaceOfSeveralDimensions() {
        Tensor x = Tensor.zeros(2, 2);
        x.set_(5, Index.at(1, 0)).set_(Tensor.scalar(7), Index.at(0, 1));
        assertThat(x.toFloatArray()).containsExactly(0, 7, 5, 0);
    }
}
