package io.tarn.classic.map;

import io.tarn.classic.Examples;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// How far one may trust that neighbours in a map are neighbours in truth, after Venna and Kaski; 1 is fully, 0.5 is chance.
public final class Trustworthiness {
    private static final String WHO = "Trustworthiness";
    private static final long CELLS = 1 << 22; // of a block, so that memory stays small

    private Trustworthiness() {}

    /// Takes rows² steps.
    ///
    /// @param x the rows, `[rows, columns]`
    /// @param map where they are on the map, `[rows, dimensions]`
    /// @param k neighbours that are looked at, fewer than half the rows
    public static double of(Tensor x, Tensor map, int k) {
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, 3);
            Tensor places = Examples.rows(WHO, map, 3);
            long count = rows.size(0);
            if (places.size(0) != count) {
                throw TensorException.of(
                        WHO,
                        "a place for each of %d rows".formatted(count),
                        places.size(0),
                        "give x and the map the same rows");
            }
            if (k < 1 || 2L * k >= count) {
                throw TensorException.of(
                        WHO, "a k from 1 to below half the rows", k, "10 is usual");
            }
            double lies = 0;
            long block = Math.max(1, CELLS / count);
            for (long from = 0; from < count; from += block) {
                lies += lies(rows, places, k, from, Math.min(block, count - from));
            }
            // T = 1 - 2/(n·k·(2n - 3k - 1)) · Σᵢ Σⱼ (r(i, j) - k), over the k nearest j on the map,
            // where r is j's rank among i's true ones
            return 1 - 2 / (count * (double) k * (2 * count - 3.0 * k - 1)) * lies;
        }
    }

    private static double lies(Tensor x, Tensor map, int k, long from, long length) {
        try (var scope = Scope.open()) {
            Tensor far = others(x, from, length);
            Tensor near = others(map, from, length).bottomk(k, 1).indices(); // [block, k]
            double lies = 0;
            for (int j = 0; j < k; j++) {
                Tensor nearer =
                        far.lt(far.gather(1, near.narrow(1, j, 1))).toFloat().sum(1); // r - 1
                lies += nearer.add(1 - k).clampMin(0).toDouble().sum().item();
            }
            return lies;
        }
    }

    /// Distances to all rows, with itself at the end of them.
    private static Tensor others(Tensor x, long from, long length) {
        Tensor far = x.narrow(0, from, length).cdist(x); // [block, rows]
        Tensor self = Tensor.arange(from, from + length).unsqueeze(1);
        return far.scatter(1, self, Double.POSITIVE_INFINITY);
    }
}
