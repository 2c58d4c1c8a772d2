package io.tarn.recipes.sick;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Choices of rows.
final class Rows {
    private Rows() {}

    static int[] shuffled(int size, RandomGenerator chance) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }

    static int[] where(int size, IntPredicate chosen) {
        return IntStream.range(0, size).filter(chosen).toArray();
    }

    /// A mark for each row: 1 with this chance, as a column `[n]`.
    static Tensor marks(int size, double share, RandomGenerator chance) {
        double[] marks = new double[size];
        Arrays.setAll(marks, _ -> chance.nextDouble() < share ? 1 : 0);
        return Tensor.of(marks, size).toFloat();
    }

    /// The share of rows that lie nearest to a row, as marks.
    static Tensor near(Tensor x, Tensor centre, double radius) {
        return distances(x, centre).le(radius).toFloat();
    }

    /// The distance within which this share of rows lies.
    static double radius(Tensor x, Tensor centre, double share) {
        try (var scope = Scope.open()) {
            double[] all = distances(x, centre).toDouble().toDoubleArray();
            Integer[] order = IntStream.range(0, all.length).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble(i -> all[i]));
            return all[order[(int) (share * all.length)]];
        }
    }

    private static Tensor distances(Tensor x, Tensor centre) {
        Tensor rows = x.toFloat().reshape(x.size(0), -1);
        return rows.sub(centre.toFloat().reshape(1, -1)).square().sum(1).sqrt();
    }
}
