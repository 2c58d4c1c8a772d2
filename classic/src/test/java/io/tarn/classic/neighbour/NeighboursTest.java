package io.tarn.classic.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NeighboursTest {
    @Test
    void findsTheNeighboursOfScikitLearn() {
        Golden golden = Golden.of("neighbour/iris");
        var found = Neighbours.of(golden.get("x")).nearest(golden.get("asked"), 5);
        assertThat(found.distances().allClose(golden.get("distances"), 1e-12, 1e-12)).isTrue();
        assertThat(found.distances().dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void agreesWithATrialOfAllPairsWhereManyAreEquallyNear() {
        Tensor x = Random.of(2).integers(0, 3, 300, 4).toDouble(); // whole numbers: many ties
        double[] numbers = x.toDoubleArray();
        long[] found = Neighbours.of(x).nearestOthers(9).indices().toLongArray();
        for (int row = 0; row < 300; row++) {
            int own = row;
            long[] expected =
                    IntStream.range(0, 300)
                            .filter(other -> other != own)
                            .boxed()
                            .sorted(
                                    Comparator.comparingDouble(
                                            other -> square(numbers, own, other)))
                            .limit(9)
                            .mapToLong(Integer::longValue)
                            .toArray();
            assertThat(Arrays.copyOfRange(found, row * 9, row * 9 + 9)).isEqualTo(expected);
        }
    }

    private static double square(double[] x, int a, int b) {
        return IntStream.range(0, 4)
                .mapToDouble(i -> (x[a * 4 + i] - x[b * 4 + i]) * (x[a * 4 + i] - x[b * 4 + i]))
                .sum();
    }

    @Test
    void tellsNeighboursApartFarFromTheOrigin() {
        Tensor x = Tensor.arange(50).toFloat().mul(0.5).add(100_000).unsqueeze(1);
        var found = Neighbours.of(x).nearestOthers(1);
        assertThat(found.distances().toDoubleArray()).containsOnly(0.5);
        assertThat(found.indices().get(10, 0).itemLong()).isEqualTo(9);
    }

    @Test
    void givesTheSameInFloatAndDoubleAndInBlocks() {
        Tensor x = Random.of(3).normal(3000, 6);
        var single = Neighbours.of(x).nearestOthers(4);
        var both = Neighbours.of(x.toDouble()).nearestOthers(4);
        assertThat(single.indices().eq(both.indices()).all().itemLong()).isEqualTo(1);
        assertThat(single.distances().shape()).isEqualTo(Shape.of(3000, 4));
    }

    @Test
    void findsARowItselfFirstUnlessOthersAreAskedFor() {
        Tensor x = Tensor.ones(6, 2);
        assertThat(Neighbours.of(x).nearest(x, 2).indices().get(5).toLongArray())
                .containsExactly(0, 1);
        assertThat(Neighbours.of(x).nearestOthers(5).indices().get(2).toLongArray())
                .containsExactly(0, 1, 3, 4, 5);
    }

    @Test
    void complainsAboutTooManyNeighbours() {
        Neighbours three = Neighbours.of(Tensor.ones(3, 2));
        assertThatThrownBy(() -> three.nearestOthers(3))
                .hasMessageContaining("a k between 1 and 2, got 3");
        assertThatThrownBy(() -> three.nearest(Tensor.ones(1, 2), 0))
                .hasMessageContaining("a k between 1 and 3, got 0");
        assertThatThrownBy(() -> three.nearest(Tensor.ones(1, 3), 1))
                .hasMessageContaining("[rows, 2]");
    }

    @Test
    void findsTheNearestOfQueriesThatSinglePrecisionCannotSquare() {
        Tensor x = Tensor.arange(6).unsqueeze(1).toFloat();
        Neighbours.Found found = Neighbours.of(x).nearest(Tensor.ones(1, 1).mul(1e30), 2);
        assertThat(found.distances().isFinite().all().itemLong()).isOne();
        Tensor small = x.mul(1e-25);
        assertThat(Neighbours.of(small).nearest(small, 1).indices().toLongArray())
                .containsExactly(0, 1, 2, 3, 4, 5);
    }
}
