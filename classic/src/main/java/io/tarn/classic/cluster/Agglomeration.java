package io.tarn.classic.cluster;

import io.tarn.classic.Examples;
import io.tarn.classic.cluster.Dendrogram.Merger;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Hierarchical clustering: each row begins as a group, and the two groups that are nearest become one, until one is left.
///
/// By the chain of nearest neighbours (Murtagh 1983): from any group go on to its nearest, until two are each other's nearest; these will be
/// merged whatever happens elsewhere. It takes time in rows², and memory for rows²/2 distances.
public final class Agglomeration {
    private static final String WHO = "Agglomeration";
    private static final int MOST = 65_536; // rows²/2 is the longest array

    private final Linkage linkage;
    private final int rows;
    private final double[] far; // of each pair of groups
    private final int[]
            size; // of each group, 0 for one that is merged; a group has the place of its last row
    private final int[] chain;
    private int links;

    private Agglomeration(Tensor x, Linkage linkage) {
        this.linkage = linkage;
        this.rows = (int) x.size(0);
        this.far = distances(x.toDoubleArray(), (int) x.size(1), rows);
        this.size = IntStream.range(0, rows).map(_ -> 1).toArray();
        this.chain = new int[rows];
    }

    /// @param x `[rows, columns]`, compared by Euclidean distance
    public static Dendrogram fit(Tensor x, Linkage linkage) {
        Tensor checked = Examples.rows(WHO, x, 2);
        if (checked.size(0) > MOST) {
            throw TensorException.of(
                    WHO,
                    "%d rows or fewer".formatted(MOST),
                    checked.size(0),
                    "take a sample, or the centres of KMeans");
        }
        return new Agglomeration(checked, linkage).grow();
    }

    private static double[] distances(double[] x, int columns, int rows) {
        double[] far = new double[(int) ((long) rows * (rows - 1) / 2)];
        IntStream.range(1, rows)
                .parallel()
                .forEach(i -> {
                    for (int j = 0; j < i; j++) {
                        double sum = 0;
                        for (int c = 0; c < columns; c++) {
                            double d = x[i * columns + c] - x[j * columns + c];
                            sum += d * d;
                        }
                        far[place(i, j)] = Math.sqrt(sum);
                    }
                });
        return far;
    }

    /// Where the distance of a pair lies: below the diagonal, row by row.
    private static int place(int a, int b) {
        long high = Math.max(a, b);
        return (int) (high * (high - 1) / 2 + Math.min(a, b));
    }

    private Dendrogram grow() {
        List<Pair> pairs = new ArrayList<>();
        int first = 0;
        while (pairs.size() < rows - 1) {
            if (links == 0) {
                while (size[first] == 0) {
                    first++;
                }
                chain[links++] = first;
            }
            int a = chain[links - 1];
            int b = nearest(a);
            if (links > 1 && b == chain[links - 2]) {
                links -= 2;
                pairs.add(new Pair(a, b, far[place(a, b)]));
                merge(a, b);
            } else {
                chain[links++] = b;
            }
        }
        return new Dendrogram(linkage, numbered(pairs));
    }

    /// The nearest group; of equals the one before it in the chain, so that the chain ends, else the first.
    private int nearest(int a) {
        int nearest = links > 1 ? chain[links - 2] : -1;
        double least = nearest < 0 ? Double.POSITIVE_INFINITY : far[place(a, nearest)];
        for (int other = 0; other < rows; other++) {
            if (size[other] > 0 && other != a) {
                double d = far[place(a, other)];
                if (d < least || nearest < 0) {
                    nearest = other;
                    least = d;
                }
            }
        }
        return nearest;
    }

    /// The union takes the place of the later of the two.
    private void merge(int a, int b) {
        int gone = Math.min(a, b);
        int kept = Math.max(a, b);
        double apart = far[place(a, b)];
        for (int other = 0; other < rows; other++) {
            if (size[other] > 0 && other != gone && other != kept) {
                int to = place(kept, other);
                far[to] =
                        linkage.joined(
                                far[place(gone, other)],
                                far[to],
                                apart,
                                size[gone],
                                size[kept],
                                size[other]);
            }
        }
        size[kept] += size[gone];
        size[gone] = 0;
    }

    /// A merger of the groups that hold these rows.
    private record Pair(int a, int b, double height) {}

    /// The chain finds mergers in another order than that of their heights, by which groups are numbered.
    private List<Merger> numbered(List<Pair> pairs) {
        int[] parent = IntStream.range(0, 2 * rows - 1).toArray();
        int[] sizes = new int[2 * rows - 1];
        List<Merger> mergers = new ArrayList<>();
        for (Pair pair : pairs.stream().sorted(Comparator.comparingDouble(Pair::height)).toList()) {
            int a = root(parent, pair.a());
            int b = root(parent, pair.b());
            int group = rows + mergers.size();
            parent[a] = group;
            parent[b] = group;
            sizes[group] = (a < rows ? 1 : sizes[a]) + (b < rows ? 1 : sizes[b]);
            mergers.add(new Merger(Math.min(a, b), Math.max(a, b), pair.height(), sizes[group]));
        }
        return mergers;
    }

    private static int root(int[] parent, int start) {
        int group = start;
        while (parent[group] != group) {
            parent[group] = parent[parent[group]]; // halves the way for those who come later
            group = parent[group];
        }
        return group;
    }
}
