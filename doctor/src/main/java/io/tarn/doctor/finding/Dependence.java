package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.data.Features;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// Whether targets depend on inputs at all, in whatever way: distance correlation (Székely et al. 2007), with the chance of a larger one if
/// inputs belonged to other targets.
///
/// @param correlation 0 of independent ones, 1 at most
/// @param chance the share of permutations that reach it
record Dependence(double correlation, double chance) {
    private static final int ROWS = 800;
    private static final int PERMUTATIONS = 99;

    /// Of one target for each example, and no values that are no number.
    static Dependence of(Batch batch, long seed) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            long n = Math.min(ROWS, batch.size());
            Tensor a = centred(standardised(Features.of(batch.x().narrow(0, 0, n))));
            Tensor b = centred(targets(batch.y().narrow(0, 0, n)));
            double size = a.norm().item() * b.norm().item();
            double found = a.mul(b).sum().item();
            Random random = Random.of(seed);
            int larger = 0;
            for (int i = 0; i < PERMUTATIONS; i++) {
                try (var inner = Scope.open()) {
                    Tensor order = random.permutation(n);
                    Tensor other = b.indexSelect(0, order).indexSelect(1, order);
                    larger += a.mul(other).sum().item() >= found ? 1 : 0;
                }
            }
            return new Dependence(
                    size == 0 ? 0 : Math.sqrt(Math.max(0, found / size)),
                    (1.0 + larger) / (1 + PERMUTATIONS));
        }
    }

    private static Tensor targets(Tensor y) {
        Tensor flat = y.reshape(y.size(0), -1);
        long classes = (long) Math.max(1, 1 + flat.max().item());
        return y.dtype().isFloatingPoint() || flat.size(1) > 1
                ? standardised(flat.toFloat())
                : y.reshape(-1).toLong().clamp(0, classes - 1.0).toLong().oneHot(classes).toFloat();
    }

    private static Tensor standardised(Tensor columns) {
        Tensor centred = columns.toFloat().sub(columns.toFloat().mean(0));
        Tensor spread = centred.square().mean(0).sqrt();
        return centred.div(spread.add(1e-12)).where(spread.gt(1e-7), 0).clamp(-8, 8);
    }

    /// Distances of all pairs, less the means of their row and column.
    private static Tensor centred(Tensor rows) { // [n, columns] → [n, n]
        Tensor squares = rows.square().sum(1);
        Tensor inner = rows.matmul(rows.transpose(0, 1)).mul(-2);
        Tensor d =
                inner.add(squares.unsqueeze(0))
                        .add(squares.unsqueeze(1))
                        .clamp(0, Double.POSITIVE_INFINITY)
                        .sqrt();
        Tensor means = d.mean(0);
        return d.sub(means.unsqueeze(0)).sub(means.unsqueeze(1)).add(d.mean().item());
    }
}
