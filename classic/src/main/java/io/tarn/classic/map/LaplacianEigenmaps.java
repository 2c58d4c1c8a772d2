package io.tarn.classic.map;

import io.tarn.classic.Examples;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;

/// A map in which neighbours are drawn together as by springs: the slowest waves of the graph of nearest neighbours.
///
/// For up to 10,000 rows, which must hang together as neighbours. It maps these rows and no others.
public final class LaplacianEigenmaps {
    private static final String WHO = "LaplacianEigenmaps";

    private final Tensor map; // [rows, components]

    /// @param neighbours of each row
    /// @param components of the map
    /// @param gamma γ of the heat kernel exp(-γ·distance²) that weighs neighbours; 0 weighs all the same
    public record Config(int neighbours, int components, double gamma) {
        static final Config DEFAULT = new Config(12, 2, 0);

        public Config {
            if (neighbours < 1 || components < 1) {
                throw TensorException.of(
                        WHO,
                        "a neighbour and a component or more",
                        "%d neighbours, %d components".formatted(neighbours, components),
                        "12 neighbours and 2 components are usual");
            }
            if (!(gamma >= 0) || Double.isInfinite(gamma)) {
                throw TensorException.of(
                        WHO, "a gamma of 0 or more", gamma, "0 weighs all neighbours the same");
            }
        }

        public Config neighbours(int k) {
            return new Config(k, components, gamma);
        }

        public Config components(int count) {
            return new Config(neighbours, count, gamma);
        }

        public Config gamma(double value) {
            return new Config(neighbours, components, value);
        }
    }

    private LaplacianEigenmaps(Tensor map) {
        this.map = map.unscoped();
    }

    public static LaplacianEigenmaps fit(Tensor x) {
        return fit(x, c -> c);
    }

    /// @param x `[rows, columns]`
    public static LaplacianEigenmaps fit(Tensor x, UnaryOperator<Config> choose) {
        Config config = choose.apply(Config.DEFAULT);
        try (var scope = Scope.open()) {
            int least = Math.max(config.neighbours() + 1, config.components() + 2);
            Tensor rows = Examples.rows(WHO, x, least);
            Tensor a = springs(NeighbourGraph.of(WHO, rows, config.neighbours()), config.gamma());
            Tensor root = a.sum(1).sqrt(); // [rows], D^½
            if (!(root.min().item() > 0)) {
                throw TensorException.of(
                        WHO,
                        "a gamma that lets every row feel its neighbours",
                        config.gamma(),
                        "take a smaller one; 0 weighs all neighbours the same");
            }
            // L = I - D^(-½)·A·D^(-½); its vector of value 0 is D^½·1
            Tensor l = a.div(root).div(root.unsqueeze(1)).neg();
            l = l.add(Tensor.eye(rows.size(0)).toDouble());
            Tensor v = SlowestWaves.of(WHO, l, root.div(root.norm()), config.components());
            return new LaplacianEigenmaps(v.div(root.unsqueeze(1)));
        }
    }

    /// Aᵢⱼ = ½·exp(-γ·d²) for each of i and j that has the other among its neighbours
    private static Tensor springs(NeighbourGraph graph, double gamma) {
        var a = new SquareMatrix(graph.rows());
        for (int e = 0; e < graph.near().length; e++) {
            double d = graph.distances()[e];
            double half = Math.exp(-gamma * d * d) / 2;
            a.add(e / graph.k(), graph.near()[e], half);
            a.add(graph.near()[e], e / graph.k(), half);
        }
        return a.tensor();
    }

    /// The place of each row, `[rows, components]`.
    public Tensor map() {
        return map;
    }

    @Override
    public String toString() {
        return "LaplacianEigenmaps(%d rows)".formatted(map.size(0));
    }
}
