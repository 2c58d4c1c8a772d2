package io.tarn.classic.neighbour;

import io.tarn.classic.Examples;
import io.tarn.classic.Regressor;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A regression that keeps all rows and answers with the mean of the nearest ones.
public final class NearestNeighboursRegression implements Regressor {
    public static final String TYPE = "nearest-neighbours-regression";

    private static final String WHO = "NearestNeighboursRegression";

    private final Neighbours neighbours;
    private final Tensor answers; // [rows] or [rows, targets]
    private final NeighbourConfig config;

    private NearestNeighboursRegression(
            Neighbours neighbours, Tensor answers, NeighbourConfig config) {
        this.neighbours = neighbours;
        this.answers = answers.unscoped();
        this.config = config;
    }

    /// Asks the 5 nearest, which count the same.
    ///
    /// @param x `[rows, columns]`
    /// @param y `[rows]`, or `[rows, targets]` to learn several at once
    public static NearestNeighboursRegression fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static NearestNeighboursRegression fit(
            Tensor x, Tensor y, UnaryOperator<NeighbourConfig> choose) {
        NeighbourConfig config = choose.apply(NeighbourConfig.DEFAULT);
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rowsAsTheyAre(WHO, x, config.k());
            Tensor answers = Examples.numbers(WHO, y, rows.size(0)).copy();
            return new NearestNeighboursRegression(Neighbours.of(rows), answers, config);
        }
    }

    /// ŷ = Σⱼ wⱼ·yⱼ over the neighbours
    @Override
    public Tensor predict(Tensor x) {
        try (var scope = Scope.open()) {
            Neighbours.Found found = neighbours.nearest(x, config.k());
            Tensor w = config.votes().of(found.distances()); // [rows, k]
            Tensor y = answers.get(found.indices()); // [rows, k] or [rows, k, targets]
            return scope.keep((y.rank() == 3 ? w.unsqueeze(2) : w).mul(y).sum(1));
        }
    }

    @Override
    public Saved saved() {
        Map<String, Object> settings = new HashMap<>(config.settings());
        settings.put("single", answers.rank() == 1);
        return Saved.of(TYPE, settings, Map.of("rows", neighbours.x(), "answers", answers));
    }

    public static NearestNeighboursRegression restore(Saved saved) {
        Tensor rows = saved.tensor("rows", -1, -1);
        boolean single = Boolean.TRUE.equals(saved.settings().get("single"));
        Tensor answers =
                single
                        ? saved.tensor("answers", rows.size(0))
                        : saved.tensor("answers", rows.size(0), -1);
        NeighbourConfig config = NeighbourConfig.restore(saved, rows.size(0));
        return new NearestNeighboursRegression(Neighbours.of(rows), answers, config);
    }

    @Override
    public String toString() {
        return "NearestNeighboursRegression(%d of %d rows)"
                .formatted(config.k(), neighbours.rows());
    }
}
