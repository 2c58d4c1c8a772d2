package io.tarn.classic.map;

import io.tarn.classic.neighbour.Neighbours;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;

/// Rows and their nearest others, all of which hang together.
///
/// @param rows how many there are
/// @param k neighbours of each
/// @param near the neighbours, row by row
/// @param distances to them
record NeighbourGraph(int rows, int k, int[] near, double[] distances) {
    /// Maps by neighbours need a matrix of rows² numbers.
    static final int MOST = 10_000;

    private static final double LEAST = 1e-150; // its square is not 0

    static NeighbourGraph of(String who, Tensor x, int k) {
        if (x.size(0) > MOST) {
            throw TensorException.of(
                    who,
                    "at most %d rows".formatted(MOST),
                    x.size(0),
                    "map a sample of them, or take Tsne or Pca");
        }
        Neighbours.Found found = nearestOthers(who, x, k);
        var graph =
                new NeighbourGraph(
                        (int) x.size(0),
                        k,
                        found.indices().toIntArray(),
                        found.distances().toDoubleArray());
        int parts = graph.parts();
        if (parts > 1) {
            throw TensorException.of(
                    who,
                    "rows that hang together as neighbours",
                    "%d parts".formatted(parts),
                    "ask for more neighbours, drop repeated rows, or map each part alone");
        }
        return graph;
    }

    /// The nearest others, which must not all be the same as the row itself.
    static Neighbours.Found nearestOthers(String who, Tensor x, int k) {
        Neighbours.Found found = Neighbours.of(x).nearestOthers(k);
        if (found.distances().max().item() < LEAST) {
            throw TensorException.of(
                    who,
                    "rows that differ from their neighbours",
                    "rows that repeat",
                    "drop repeated rows");
        }
        return found;
    }

    private int parts() {
        int[] leader = new int[rows];
        Arrays.setAll(leader, i -> i);
        int parts = rows;
        for (int e = 0; e < near.length; e++) {
            int a = leading(leader, e / k);
            int b = leading(leader, near[e]);
            if (a != b) {
                leader[a] = b;
                parts--;
            }
        }
        return parts;
    }

    private static int leading(int[] leader, int row) {
        int at = row;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
