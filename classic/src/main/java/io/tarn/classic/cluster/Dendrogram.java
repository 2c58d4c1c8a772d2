package io.tarn.classic.cluster;

import io.tarn.report.Lines;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.List;

/// The tree of groups that [Agglomeration] builds: every merger, the lowest first.
public record Dendrogram(Linkage linkage, List<Merger> mergers) {
    /// Two groups become one.
    ///
    /// Rows are the groups 0 to n-1; the merger at place i of the list makes the group n+i.
    ///
    /// @param left the group with the lower number
    /// @param height how far apart they were
    /// @param size the number of rows together
    public record Merger(int left, int right, double height, int size) {}

    public Dendrogram {
        mergers = List.copyOf(mergers);
    }

    public int rows() {
        return mergers.size() + 1;
    }

    /// The number of each row's group, `[rows]`, as INT64, when the last mergers are undone until there are k groups.
    ///
    /// Groups are numbered in the order of their first rows.
    public Tensor cut(int k) {
        return Tensor.of(Arrays.stream(groups(k)).asLongStream().toArray());
    }

    int[] groups(int k) {
        if (k < 1 || k > rows()) {
            throw TensorException.of(
                    "Dendrogram.cut", "1 to %d groups".formatted(rows()), k, "each has a row");
        }
        int[] group = new int[rows() + mergers.size()];
        Arrays.fill(group, -1);
        int next = 0;
        int[] top = tops(k);
        int[] label = new int[rows()];
        for (int row = 0; row < label.length; row++) {
            if (group[top[row]] < 0) {
                group[top[row]] = next++;
            }
            label[row] = group[top[row]];
        }
        return label;
    }

    /// For each row and group, the largest group around it that a cut into k leaves.
    private int[] tops(int k) {
        int kept = rows() - k;
        int[] top = new int[rows() + mergers.size()];
        Arrays.setAll(top, i -> i);
        for (int i = kept - 1; i >= 0; i--) { // from the root down
            top[mergers.get(i).left()] = top[rows() + i];
            top[mergers.get(i).right()] = top[rows() + i];
        }
        return top;
    }

    /// The tree as a chart, its k groups in colours; where there are many rows, its uppermost mergers.
    public Lines chart(int k) {
        return DendrogramChart.of(this, k);
    }
}
