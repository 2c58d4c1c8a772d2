package io.tarn.classic.map;

import io.tarn.classic.Examples;
import io.tarn.classic.Saved;
import io.tarn.classic.Transformation;
import io.tarn.classic.neighbour.Neighbours;
import io.tarn.tensor.Linalg;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// A map in which each row is the same mean of its neighbours as in truth: a curved sheet of rows is rolled out flat.
///
/// For up to 10,000 rows, which must hang together as neighbours. New rows become the mean of their neighbours' places.
public final class LocallyLinearEmbedding implements Transformation {
    public static final String TYPE = "locally-linear-embedding";

    private static final String WHO = "LocallyLinearEmbedding";
    private static final long CELLS = 1 << 22; // of a block, so that memory stays small

    private final Neighbours neighbours;
    private final Tensor map; // [rows, components]
    private final Config config;

    /// @param neighbours of each row
    /// @param components of the map
    /// @param regularisation share of the neighbours' spread that is added to it, so that their weights are never ambiguous
    public record Config(int neighbours, int components, double regularisation) {
        static final Config DEFAULT = new Config(12, 2, 1e-3);

        public Config {
            if (neighbours < 2 || components < 1 || neighbours <= components) {
                throw TensorException.of(
                        WHO,
                        "more neighbours than components, and a component or more",
                        "%d neighbours, %d components".formatted(neighbours, components),
                        "12 neighbours and 2 components are usual");
            }
            if (!(regularisation > 0) || Double.isInfinite(regularisation)) {
                throw TensorException.of(
                        WHO, "a regularisation above 0", regularisation, "0.001 is usual");
            }
        }

        public Config neighbours(int k) {
            return new Config(k, components, regularisation);
        }

        public Config components(int count) {
            return new Config(neighbours, count, regularisation);
        }

        public Config regularisation(double share) {
            return new Config(neighbours, components, share);
        }
    }

    private LocallyLinearEmbedding(Neighbours neighbours, Tensor map, Config config) {
        this.neighbours = neighbours;
        this.map = map.unscoped();
        this.config = config;
    }

    public static LocallyLinearEmbedding fit(Tensor x) {
        return fit(x, c -> c);
    }

    /// @param x `[rows, columns]`
    public static LocallyLinearEmbedding fit(Tensor x, UnaryOperator<Config> choose) {
        Config config = choose.apply(Config.DEFAULT);
        try (var scope = Scope.open()) {
            Tensor rows = Examples.rows(WHO, x, config.neighbours() + 1);
            int k = config.neighbours();
            NeighbourGraph graph = NeighbourGraph.of(WHO, rows, k);
            Tensor near = Tensor.of(graph.near(), graph.rows(), k).toLong();
            Tensor w = weights(rows, rows, near, config.regularisation());
            Tensor m = errors(graph, w.toDoubleArray());
            Tensor still = Tensor.ones(graph.rows()).toDouble().div(Math.sqrt(graph.rows()));
            Tensor map = SlowestWaves.of(WHO, m, still, config.components());
            return new LocallyLinearEmbedding(Neighbours.of(rows), map, config);
        }
    }

    /// wᵢ = G⁻¹·1 / (1ᵀ·G⁻¹·1) with G = C·Cᵀ + r·tr(C·Cᵀ)·I, where C holds the neighbours' differences from the row
    private static Tensor weights(Tensor x, Tensor rows, Tensor near, double r) {
        List<Tensor> parts = new ArrayList<>();
        long k = near.size(1);
        long block = Math.max(1, CELLS / (k * (k + rows.size(1))));
        for (long from = 0; from < x.size(0); from += block) {
            long length = Math.min(block, x.size(0) - from);
            Tensor some = near.narrow(0, from, length);
            Tensor c =
                    rows.get(some)
                            .sub(x.narrow(0, from, length).unsqueeze(1)); // [rows, k, columns]
            Tensor g = c.matmul(c.mT()); // [rows, k, k]
            Tensor trace = c.square().sum(1, 2);
            Tensor more = trace.where(trace.gt(0), 1).mul(r); // [rows]
            Tensor full = g.add(Tensor.eye(k).toDouble().mul(more.reshape(-1, 1, 1)));
            Tensor w = Linalg.solve(full, Tensor.ones(length, k, 1).toDouble()).squeeze(2);
            parts.add(w.div(w.sumKeep(1)));
        }
        return parts.isEmpty() ? Tensor.zeros(0, k).toDouble() : Tensor.cat(parts, 0);
    }

    /// M = (I - W)ᵀ·(I - W), so that yᵀ·M·y is how much the places y miss the means of their neighbours
    private static Tensor errors(NeighbourGraph graph, double[] w) {
        int n = graph.rows();
        int k = graph.k();
        var m = new SquareMatrix(n);
        for (int i = 0; i < n; i++) {
            m.add(i, i, 1);
            for (int e = i * k; e < (i + 1) * k; e++) {
                m.add(i, graph.near()[e], -w[e]);
                m.add(graph.near()[e], i, -w[e]);
                for (int f = i * k; f < (i + 1) * k; f++) {
                    m.add(graph.near()[e], graph.near()[f], w[e] * w[f]);
                }
            }
        }
        return m.tensor();
    }

    /// The place of each row that was learned from, `[rows, components]`.
    public Tensor map() {
        return map;
    }

    @Override
    public Tensor transform(Tensor x) {
        try (var scope = Scope.open()) {
            Tensor rows = neighbours.x();
            Tensor asked = Examples.asked(WHO, x, rows.size(1));
            Tensor near = neighbours.nearest(asked, config.neighbours()).indices();
            Tensor w = weights(asked, rows, near, config.regularisation());
            return scope.keep(map.get(near).mul(w.unsqueeze(2)).sum(1));
        }
    }

    @Override
    public Saved saved() {
        return Saved.of(
                TYPE,
                Map.of(
                        "neighbours",
                        config.neighbours(),
                        "regularisation",
                        config.regularisation()),
                Map.of("rows", neighbours.x(), "map", map));
    }

    public static LocallyLinearEmbedding restore(Saved saved) {
        Tensor rows = saved.tensor("rows", -1, -1);
        Tensor map = saved.tensor("map", rows.size(0), -1);
        int k = saved.count("neighbours", 2, (int) rows.size(0));
        var config = new Config(k, (int) map.size(1), saved.number("regularisation"));
        return new LocallyLinearEmbedding(Neighbours.of(rows), map, config);
    }

    @Override
    public String toString() {
        return "LocallyLinearEmbedding(%d rows, %d neighbours)"
                .formatted(map.size(0), config.neighbours());
    }
}
