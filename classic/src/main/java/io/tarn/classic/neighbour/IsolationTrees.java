package io.tarn.classic.neighbour;

import io.tarn.classic.Saved;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The nodes of a forest, one tree behind the other, as they lie in a file.
final class IsolationTrees {
    private IsolationTrees() {}

    static Map<String, Tensor> tensors(List<IsolationTree> trees) {
        double[] thresholds =
                trees.stream().flatMapToDouble(tree -> Arrays.stream(tree.threshold())).toArray();
        return Map.of(
                "nodes", Tensor.of(trees.stream().mapToInt(tree -> tree.left().length).toArray()),
                "column", whole(trees, IsolationTree::column),
                "threshold", Tensor.of(thresholds, thresholds.length),
                "left", whole(trees, IsolationTree::left),
                "size", whole(trees, IsolationTree::size));
    }

    private static Tensor whole(List<IsolationTree> trees, Function<IsolationTree, int[]> part) {
        return Tensor.of(trees.stream().map(part).flatMapToInt(Arrays::stream).toArray());
    }

    /// The trees of a file, in which each child lies behind its parent.
    static List<IsolationTree> read(Saved saved, int columns) {
        int[] nodes = saved.tensor("nodes", -1).toInt().toIntArray();
        int all = Arrays.stream(nodes).sum();
        int[] column = saved.tensor("column", all).toInt().toIntArray();
        double[] threshold = saved.tensor("threshold", all).toDoubleArray();
        int[] left = saved.tensor("left", all).toInt().toIntArray();
        int[] size = saved.tensor("size", all).toInt().toIntArray();
        List<IsolationTree> trees = new ArrayList<>();
        int from = 0;
        for (int count : nodes) {
            int to = from + count;
            for (int i = from; i < to; i++) {
                int child = left[i];
                boolean leaf = child == 0;
                boolean fits = leaf || child > i - from && child + 1 < count;
                if (!fits || column[i] < 0 || column[i] >= columns || size[i] < 1) {
                    throw TensorException.of(
                            saved.type(), "a tree", "node " + i, "the file is damaged");
                }
            }
            trees.add(
                    new IsolationTree(
                            Arrays.copyOfRange(column, from, to),
                            Arrays.copyOfRange(threshold, from, to),
                            Arrays.copyOfRange(left, from, to),
                            Arrays.copyOfRange(size, from, to)));
            from = to;
        }
        if (trees.isEmpty()) {
            throw TensorException.of(saved.type(), "a tree", "none", "the file is damaged");
        }
        return trees;
    }
}
