package io.tarn.classic.cluster;

import io.tarn.classic.Examples;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// How far two groupings of the same rows agree: 1 for the same groups, about 0 for chance; the names of the groups do not matter.
///
/// From Hubert and Arabie (1985).
public final class AdjustedRand {
    private AdjustedRand() {}

    /// @param a the group of each row, `[rows]`
    /// @param b the same for another grouping, such as the true classes
    public static double of(Tensor a, Tensor b) {
        if (a.rank() != 1 || !a.shape().equals(b.shape()) || a.size(0) == 0) {
            throw TensorException.of(
                    "AdjustedRand",
                    "two groups for each row, [rows] and [rows]",
                    "%s and %s".formatted(a.shape(), b.shape()),
                    "give both groupings of the same rows");
        }
        Examples.numbers("AdjustedRand", a, a.size(0));
        Examples.numbers("AdjustedRand", b, b.size(0));
        Tensor first = a.unique().inverse();
        Tensor second = b.unique().inverse();
        long width = second.max().itemLong() + 1;
        double both = pairs(first.mul(width).add(second));
        double left = pairs(first);
        double right = pairs(second);
        double all = a.size(0) * (a.size(0) - 1) / 2.0;
        // (Σᵢⱼ C(nᵢⱼ, 2) - E) / (½·(Σᵢ C(aᵢ, 2) + Σⱼ C(bⱼ, 2)) - E),  E = Σᵢ C(aᵢ, 2)·Σⱼ C(bⱼ, 2) /
        // C(n, 2)
        double expected = all == 0 ? 0 : left * right / all;
        double most = (left + right) / 2;
        return most == expected
                ? 1
                : (both - expected) / (most - expected); // one group, or n of them
    }

    /// Pairs of rows in one group.
    private static double pairs(Tensor groups) {
        Tensor counts = groups.unique().counts().toDouble();
        return counts.mul(counts.sub(1)).sum().item() / 2;
    }
}
