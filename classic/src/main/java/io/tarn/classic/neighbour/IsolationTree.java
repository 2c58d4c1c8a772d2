package io.tarn.classic.neighbour;

import java.util.Arrays;
import java.util.SplittableRandom;

/// A tree that cuts rows apart at random places: the fewer cuts until a row is alone, the stranger it is.
///
/// @param column that a node asks for
/// @param threshold up to which a row goes left
/// @param left the left child, beside which lies the right one; 0 at a leaf
/// @param size the rows that came to a node
record IsolationTree(int[] column, double[] threshold, int[] left, int[] size) {
    private static final double EULER = 0.5772156649015329;

    /// The mean number of steps to a leaf of a random search tree over n rows.
    static double meanPath(int n) {
        if (n <= 2) {
            return n - 1.0;
        }
        // c(n) = 2·H(n-1) - 2·(n-1)/n,  H(i) ≈ ln i + γ
        return 2 * (Math.log(n - 1.0) + EULER) - 2 * (n - 1.0) / n;
    }

    /// @param rows of numbers, `columns` for each
    /// @param sample the indices of the rows to be cut apart, which are reordered
    static IsolationTree grow(double[] rows, int columns, int[] sample, SplittableRandom random) {
        return new Growth(rows, columns, sample, random).tree();
    }

    /// The number of cuts to a row's leaf, and the cuts to be expected beyond it.
    double path(double[] rows, int from) {
        int node = 0;
        int depth = 0;
        while (left[node] != 0) {
            node = left[node] + (rows[from + column[node]] <= threshold[node] ? 0 : 1);
            depth++;
        }
        return depth + meanPath(size[node]);
    }

    /// A tree that grows, node by node.
    private static final class Growth {
        private final double[] rows;
        private final int columns;
        private final int[] sample;
        private final SplittableRandom random;
        private final int[] order; // of columns to try
        private final int deepest;
        private final int[] column;
        private final double[] threshold;
        private final int[] left;
        private final int[] size;
        private int nodes = 1;

        Growth(double[] rows, int columns, int[] sample, SplittableRandom random) {
            this.rows = rows;
            this.columns = columns;
            this.sample = sample;
            this.random = random;
            int most = 2 * sample.length - 1;
            order = new int[columns];
            Arrays.setAll(order, i -> i);
            deepest = 32 - Integer.numberOfLeadingZeros(sample.length - 1); // ⌈log₂ ψ⌉
            column = new int[most];
            threshold = new double[most];
            left = new int[most];
            size = new int[most];
        }

        IsolationTree tree() {
            cut(0, 0, sample.length, 0);
            return new IsolationTree(
                    Arrays.copyOf(column, nodes),
                    Arrays.copyOf(threshold, nodes),
                    Arrays.copyOf(left, nodes),
                    Arrays.copyOf(size, nodes));
        }

        private void cut(int node, int from, int to, int depth) {
            size[node] = to - from;
            if (to - from < 2 || depth == deepest || !choose(node, from, to)) {
                return;
            }
            int middle = partition(node, from, to);
            int child = nodes;
            left[node] = child;
            nodes += 2;
            cut(child, from, middle, depth + 1);
            cut(child + 1, middle, to, depth + 1);
        }

        /// A random column that is not constant, and a random place between its ends; false if there is none.
        private boolean choose(int node, int from, int to) {
            for (int left = columns; left > 0; left--) {
                int pick = random.nextInt(left);
                int tried = order[pick];
                order[pick] = order[left - 1];
                order[left - 1] = tried;
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int i = from; i < to; i++) {
                    double value = rows[sample[i] * columns + tried];
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
                if (low < high) {
                    double share = random.nextDouble();
                    double place = (1 - share) * low + share * high;
                    column[node] = tried;
                    threshold[node] = place < high ? place : low; // rounding may reach the end
                    return true;
                }
            }
            return false;
        }

        /// Those that go left come first; where the others begin.
        private int partition(int node, int from, int to) {
            int middle = from;
            for (int i = from; i < to; i++) {
                int row = sample[i];
                if (rows[row * columns + column[node]] <= threshold[node]) {
                    sample[i] = sample[middle];
                    sample[middle++] = row;
                }
            }
            return middle;
        }
    }
}
