package io.tarn.classic.neighbour;

import io.tarn.classic.Examples;
import io.tarn.classic.Probabilistic;
import io.tarn.classic.Saved;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A classifier that keeps all rows and asks the nearest ones: the probability of a class is its share among them.
public final class NearestNeighbours implements Probabilistic {
    public static final String TYPE = "nearest-neighbours";

    private static final String WHO = "NearestNeighbours";

    private final Neighbours neighbours;
    private final Tensor classes; // [rows]
    private final int count;
    private final NeighbourConfig config;

    private NearestNeighbours(Neighbours neighbours, Tensor classes, NeighbourConfig config) {
        this.neighbours = neighbours;
        this.classes = classes.unscoped();
        this.count = (int) classes.max().itemLong() + 1;
        this.config = config;
    }

    /// Asks the 5 nearest, which count the same.
    ///
    /// @param x `[rows, columns]`
    /// @param y classes, `[rows]`
    public static NearestNeighbours fit(Tensor x, Tensor y) {
        return fit(x, y, c -> c);
    }

    public static NearestNeighbours fit(Tensor x, Tensor y, UnaryOperator<NeighbourConfig> choose) {
        NeighbourConfig config = choose.apply(NeighbourConfig.DEFAULT);
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rowsAsTheyAre(WHO, x, config.k());
            Tensor classes = Examples.classes(WHO, y, rows.size(0));
            return new NearestNeighbours(Neighbours.of(rows), classes.copy(), config);
        }
    }

    @Override
    public int classes() {
        return count;
    }

    @Override
    public Tensor probabilities(Tensor x) {
        try (var scope = Scope.open()) {
            Neighbours.Found found = neighbours.nearest(x, config.k());
            Tensor votes =
                    classes.get(found.indices()).oneHot(count).toDouble(); // [rows, k, classes]
            // p(c) = Σⱼ wⱼ·[cⱼ = c]
            Tensor w = config.votes().of(found.distances()); // [rows, k]
            return scope.keep(votes.mul(w.unsqueeze(2)).sum(1));
        }
    }

    /// log p(class | row); -∞ for a class that no neighbour has
    @Override
    public Tensor scores(Tensor x) {
        return probabilities(x).log();
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE, config.settings(), Map.of("rows", neighbours.x(), "classes", classes));
    }

    public static NearestNeighbours restore(Saved saved) {
        Tensor rows = saved.tensor("rows", -1, -1);
        Tensor classes = Examples.classes(WHO, saved.tensor("classes", rows.size(0)), rows.size(0));
        NeighbourConfig config = NeighbourConfig.restore(saved, rows.size(0));
        return new NearestNeighbours(Neighbours.of(rows), classes, config);
    }

    @Override
    public String toString() {
        return "NearestNeighbours(%d of %d rows)".formatted(config.k(), neighbours.rows());
    }
}
