package io.tarn.classic.cluster;

import io.tarn.classic.cluster.Dendrogram.Merger;
import io.tarn.report.Axis;
import io.tarn.report.Line;
import io.tarn.report.Lines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Draws a [Dendrogram]: each merger is a bridge at its height over the two groups.
final class DendrogramChart {
    private static final int MOST = 100; // leaves that can be told apart
    private static final int POINTS = 5; // of a bridge, and the gap behind it

    private final Dendrogram tree;
    private final int rows;
    private final int lowest; // the first group whose merger is drawn
    private final double[] across; // the middle of each group
    private int leaves;

    private DendrogramChart(Dendrogram tree) {
        this.tree = tree;
        this.rows = tree.rows();
        this.lowest = rows + Math.max(0, rows - MOST);
        this.across = new double[2 * rows - 1];
        place(2 * rows - 2);
    }

    static Lines of(Dendrogram tree, int k) {
        int[] groups = tree.groups(k);
        return new DendrogramChart(tree).chart(groups, k);
    }

    /// Leaves stand side by side in the order in which the tree reaches them.
    private void place(int root) {
        List<Integer> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            int group = open.removeLast();
            if (group < lowest) {
                across[group] = ++leaves;
            } else {
                open.add(merger(group).right());
                open.add(merger(group).left());
            }
        }
        for (int group = lowest; group <= root; group++) { // children before parents
            across[group] = (across[merger(group).left()] + across[merger(group).right()]) / 2;
        }
    }

    private Merger merger(int group) {
        return tree.mergers().get(group - rows);
    }

    private Lines chart(int[] groups, int k) {
        String name = tree.linkage().name();
        String title =
                "%s%s linkage, %d groups"
                        .formatted(name.charAt(0), name.substring(1).toLowerCase(Locale.ROOT), k);
        Lines chart =
                Lines.of(title)
                        .x(Axis.of(rows > leaves ? "groups of rows" : "rows"))
                        .y(Axis.of("distance"));
        List<List<Integer>> bridges = new ArrayList<>();
        for (int i = 0; i <= k; i++) {
            bridges.add(new ArrayList<>());
        }
        for (int group = lowest; group < 2 * rows - 1; group++) {
            boolean undone = group >= 2 * rows - k;
            bridges.get(undone ? k : groups[row(group)]).add(group);
        }
        for (int i = 0; i < k; i++) {
            int number = i;
            long size = Arrays.stream(groups).filter(group -> group == number).count();
            chart = chart.line(line("group %d: %d rows".formatted(i, size), bridges.get(i)));
        }
        return k == 1 ? chart : chart.line(line("between groups", bridges.get(k)).asReference());
    }

    /// Any row of a group.
    private int row(int group) {
        int inside = group;
        while (inside >= rows) {
            inside = merger(inside).left();
        }
        return inside;
    }

    private Line line(String name, List<Integer> groups) {
        // never so few points that they would be drawn as dots
        double[] x = new double[Math.max(50, POINTS * groups.size())];
        double[] y = new double[x.length];
        Arrays.fill(x, Double.NaN);
        Arrays.fill(y, Double.NaN);
        for (int i = 0; i < groups.size(); i++) {
            Merger merger = merger(groups.get(i));
            for (int p = 0; p < POINTS - 1; p++) {
                int side = p < 2 ? merger.left() : merger.right();
                boolean foot = p == 0 || p == POINTS - 2;
                x[POINTS * i + p] = across[side];
                y[POINTS * i + p] = foot ? height(side) : merger.height();
            }
        }
        return Line.of(name, x, y);
    }

    private double height(int group) {
        return group < lowest ? 0 : merger(group).height();
    }
}
