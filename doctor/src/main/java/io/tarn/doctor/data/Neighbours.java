package io.tarn.doctor.data;

import io.tarn.doctor.data.NearDuplicates.Twin;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The nearest rows of a table, found by all distances, some hundred rows at a time, and measured again exactly.
///
/// @param twins rows with a twin, nearest first
/// @param byChance the share of rows that would have one if distances grew with the number of neighbours as they do further out
record Neighbours(List<Twin> twins, double byChance) {
    private static final int BLOCK = 500;
    private static final int REFERENCE = 10;
    private static final double SHARE_OF_USUAL = 0.01; // of squared distances: a tenth
    private static final double SHARE_OF_REFERENCE = 1.0 / 16; // a quarter

    /// Looks for twins of rows among `others`.
    ///
    /// @param usual mean squared distance of two rows
    /// @param self 1 where the rows are the first ones of the others, so that each one's own place does not count
    static Neighbours of(Tensor rows, Tensor others, double usual, int self) {
        List<Twin> twins = new ArrayList<>();
        List<Double> growth = new ArrayList<>();
        int neighbours = (int) Math.min(REFERENCE, others.size(0) - self);
        for (int start = 0; start < rows.size(0); start += BLOCK) {
            int size = (int) Math.min(BLOCK, rows.size(0) - start);
            try (var scope = Scope.open()) {
                Tensor block = rows.narrow(0, start, size);
                Tensor distances = KernelRidge.squaredDistances(block, others); // [size, others]
                if (self == 1) {
                    Tensor own = Tensor.arange(start, start + size).reshape(-1, 1);
                    distances = distances.scatter(1, own, Double.POSITIVE_INFINITY);
                }
                var found = distances.bottomk(neighbours, 1);
                Tensor far = found.values().max(1).clampMax(1e30);
                long[] nearest =
                        found.indices()
                                .gather(1, found.values().argmin(1).unsqueeze(1))
                                .reshape(-1)
                                .toLongArray();
                // the product form of the distance loses digits exactly where it matters
                double[] exact =
                        block.sub(others.indexSelect(0, Tensor.of(nearest)))
                                .square()
                                .sum(1)
                                .toDoubleArray();
                double[] reference = far.toDoubleArray();
                growth.addAll(growth(found.values()));
                for (int i = 0; i < size; i++) {
                    boolean isTwin =
                            exact[i] == 0
                                    || exact[i] < SHARE_OF_USUAL * usual
                                            && exact[i] < SHARE_OF_REFERENCE * reference[i];
                    if (isTwin) {
                        twins.add(
                                new Twin(
                                        start + i,
                                        (int) nearest[i],
                                        Math.sqrt(exact[i] / Math.max(1e-30, usual))));
                    }
                }
            }
        }
        twins.sort(Comparator.comparingDouble(Twin::distance));
        return new Neighbours(List.copyOf(twins), byChance(growth));
    }

    /// ln(T₁₀ / T₅) of each row, with the distances T of its fifth and tenth neighbours; rows where they are 0 have none.
    private static List<Double> growth(Tensor squares) {
        int last = (int) squares.size(1);
        if (last < REFERENCE) {
            return List.of();
        }
        double[] sorted = squares.sort(1).values().reshape(-1).toDoubleArray();
        return IntStream.range(0, sorted.length / last)
                .filter(i -> sorted[i * last + last / 2 - 1] > 1e-9)
                .mapToObj(i ->
                        Math.log(sorted[(i + 1) * last - 1] / sorted[i * last + last / 2 - 1]) / 2)
                .toList();
    }

    /// Neighbours within r grow like rᵐ, so m = ln 2 / mean ln(T₁₀/T₅), and P(T₁ < T₁₀/4) = 1 - (1 - 4⁻ᵐ)⁹.
    private static double byChance(List<Double> growth) {
        double mean = growth.stream().mapToDouble(g -> g).average().orElse(0);
        double m = Math.log(2) / Math.max(1e-3, mean);
        return growth.isEmpty() ? 0 : 1 - Math.pow(1 - Math.pow(4, -m), REFERENCE - 1);
    }

    /// Expected equal rows of `a` for one of `b`, if the even features had nothing to do with the odd ones: n·P(even equal)·P(odd equal).
    static double twinsByChance(Tensor a, Tensor b) {
        double[][] first = Rows.values(a);
        double[][] second = Rows.values(b);
        return first.length * equal(first, second, 0) * equal(first, second, 1);
    }

    /// The share of pairs of rows that agree in every second feature.
    private static double equal(double[][] a, double[][] b, int from) {
        Map<List<Double>, Integer> counts = new HashMap<>();
        for (double[] row : a) {
            counts.merge(half(row, from), 1, Integer::sum);
        }
        double pairs =
                Arrays.stream(b).mapToDouble(row -> counts.getOrDefault(half(row, from), 0)).sum();
        return pairs / ((double) a.length * b.length);
    }

    private static List<Double> half(double[] row, int from) {
        List<Double> half = new ArrayList<>();
        for (int j = from; j < row.length; j += 2) {
            half.add(row[j]);
        }
        return half;
    }
}
