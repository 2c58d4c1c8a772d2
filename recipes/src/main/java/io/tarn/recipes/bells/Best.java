package io.tarn.recipes.bells;

import io.tarn.classic.cluster.Covariances;
import java.util.Map;

/// The shape and number of bells that cost least.
record Best(Covariances kind, int bells, double cost) {
    /// @param costs of 1, 2, 3, … bells, for each shape
    static Best of(Map<Covariances, double[]> costs) {
        Best best = new Best(Covariances.FULL, 0, Double.POSITIVE_INFINITY);
        for (var entry : costs.entrySet()) {
            for (int i = 0; i < entry.getValue().length; i++) {
                double cost = entry.getValue()[i];
                best = cost < best.cost() ? new Best(entry.getKey(), i + 1, cost) : best;
            }
        }
        return best;
    }
}
