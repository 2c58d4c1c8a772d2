package io.tarn.recipes;

import io.tarn.data.Dataset;
import io.tarn.datasets.Datasets;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// All sevens and eights of a collection, and how many edges each has: here, what is true of all can be counted.
///
/// @param edges the sum of all steps in brightness from one pixel to the next, e(x)
/// @param eight whether it is an eight, else it is a seven
record EdgePopulation(double[] edges, boolean[] eight) {
    /// Wide enough for any of these pictures; chosen before they were seen.
    static final double MOST_EDGES = 250;

    static EdgePopulation read() {
        Dataset digits = Datasets.mnist().train();
        int[] all = IntStream.range(0, digits.size()).toArray();
        try (var scope = Scope.open()) {
            var batch = digits.batch(all, new Random(0));
            int[] labels = Arrays.stream(batch.y().toLongArray()).mapToInt(y -> (int) y).toArray();
            int[] chosen =
                    Arrays.stream(all).filter(i -> labels[i] == 7 || labels[i] == 8).toArray();
            Tensor x = batch.x().indexSelect(0, Tensor.of(chosen).toLong()); // [n, 1, 28, 28]
            boolean[] eight = new boolean[chosen.length];
            IntStream.range(0, eight.length).forEach(i -> eight[i] = labels[chosen[i]] == 8);
            return new EdgePopulation(edges(x).toDoubleArray(), eight);
        }
    }

    /// e(x) = Σ |x[i+1, j] - x[i, j]| + Σ |x[i, j+1] - x[i, j]|
    static Tensor edges(Tensor x) { // [n, 1, height, width] -> [n]
        return steps(x, 2).add(steps(x, 3));
    }

    private static Tensor steps(Tensor x, int axis) {
        long last = x.size(axis) - 1;
        return x.narrow(axis, 1, last).sub(x.narrow(axis, 0, last)).abs().flatten(1).sum(1);
    }

    int size() {
        return edges.length;
    }

    /// The edges of all eights, or of all sevens.
    double[] edges(boolean ofEights) {
        return IntStream.range(0, size())
                .filter(i -> eight[i] == ofEights)
                .mapToDouble(i -> edges[i])
                .toArray();
    }
}
