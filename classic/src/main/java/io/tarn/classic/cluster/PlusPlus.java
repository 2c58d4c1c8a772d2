package io.tarn.classic.cluster;

import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;

/// The greedy form of k-means++: centres that begin far apart.
///
/// From Arthur and Vassilvitskii (2007). Each next centre is drawn among the rows with probability D², the squared distance to the nearest
/// centre so far; of several drawn, the one that leaves the least sum of D² is taken.
final class PlusPlus {
    private PlusPlus() {}

    /// @param x `[rows, columns]`
    /// @param squares ‖x‖², `[rows]`
    /// @return `[k, columns]`
    static Tensor centres(Tensor x, Tensor squares, int k, Random random) {
        int trials = 2 + (int) Math.log(k);
        try (var scope = Scope.open()) {
            Tensor chosen = Tensor.empty(Shape.of(k), DType.INT64);
            Tensor first = random.integers(0, x.size(0), 1);
            chosen.narrow(0, 0, 1).copy_(first);
            Tensor nearest = distances(x, squares, first).squeeze(0); // D², [rows]
            for (int i = 1; i < k; i++) {
                Tensor drawn = draw(nearest, trials, random);
                Tensor after = distances(x, squares, drawn).minimum(nearest); // [trials, rows]
                long best = after.toDouble().sum(1).argmin().itemLong();
                chosen.narrow(0, i, 1).copy_(drawn.narrow(0, best, 1));
                nearest = after.get(best);
            }
            return scope.keep(x.indexSelect(0, chosen));
        }
    }

    /// Rows with probability D².
    private static Tensor draw(Tensor nearest, int trials, Random random) {
        Tensor heap = nearest.toDouble().cumsum(0);
        Tensor share = random.uniform_(Tensor.empty(Shape.of(trials), DType.FLOAT64), 0, 1);
        Tensor place = share.mul(heap.get(-1));
        return heap.searchsortedRight(place).clampMax(nearest.size(0) - 1).toLong();
    }

    /// ‖x - c‖² = ‖x‖² - 2·x·c + ‖c‖² for the rows c of these indices, `[indices, rows]`
    private static Tensor distances(Tensor x, Tensor squares, Tensor indices) {
        Tensor c = x.indexSelect(0, indices);
        Tensor lengths = squares.indexSelect(0, indices).unsqueeze(1);
        return squares.unsqueeze(0).add(lengths).addmm(c, x.t(), 1, -2).clampMin_(0);
    }
}
