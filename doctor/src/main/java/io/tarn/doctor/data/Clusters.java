package io.tarn.doctor.data;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;

/// K-means with starts that are far apart (Arthur and Vassilvitskii, 2007).
final class Clusters {
    private static final int ROUNDS = 15;

    private Clusters() {}

    /// The cluster of each row of `z`, `[rows, features]`.
    static int[] of(Tensor z, int count, long seed) {
        try (var scope = Scope.open()) {
            Tensor centres = starts(z, count, new SplittableRandom(seed));
            Tensor nearest = KernelRidge.squaredDistances(z, centres).argmin(1);
            for (int round = 0; round < ROUNDS; round++) {
                Tensor member = nearest.oneHot(count).toFloat(); // [rows, count]
                Tensor sizes = member.sum(0).reshape(-1, 1);
                Tensor means = member.t().matmul(z).div(sizes.clampMin(1));
                centres = centres.where(sizes.eq(0), means);
                nearest = KernelRidge.squaredDistances(z, centres).argmin(1);
            }
            return nearest.toIntArray();
        }
    }

    /// Rows drawn one after another, each by its squared distance from those that are drawn.
    private static Tensor starts(Tensor z, int count, SplittableRandom chance) {
        int rows = (int) z.size(0);
        long[] chosen = new long[count];
        chosen[0] = chance.nextInt(rows);
        double[] distance = new double[rows];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        for (int k = 1; k < count; k++) {
            Tensor last = z.narrow(0, chosen[k - 1], 1);
            double[] toLast = KernelRidge.squaredDistances(z, last).reshape(-1).toDoubleArray();
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                distance[i] = Math.min(distance[i], toLast[i]);
                sum += distance[i];
            }
            double place = chance.nextDouble() * sum;
            int found = 0;
            while (found < rows - 1 && (place -= distance[found]) > 0) {
                found++;
            }
            chosen[k] = found;
        }
        return z.indexSelect(0, Tensor.of(chosen));
    }
}
