package io.tarn.classic.neighbour;

import io.tarn.classic.Examples;
import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Comparator;
import java.util.stream.IntStream;

/// An exact search for the rows that lie nearest to a query, by Euclidean distance.
///
/// Products of blocks of rows find who may be near. Rounding could swap rows there, so all that it leaves in doubt are measured again, by
/// their differences in FLOAT64. Of rows that are equally near, the one with the lower index comes first.
public final class Neighbours {
    private static final String WHO = "Neighbours";
    private static final long CELLS = 1 << 22; // of a block, so that memory stays small

    private final Tensor rows; // [rows, columns]
    private final Tensor centre; // [columns]
    private final Tensor centred; // [rows, columns]
    private final Tensor squares; // [rows]
    private final double longest;

    /// The nearest rows of each query, the nearest first.
    ///
    /// @param indices `[queries, k]`, INT64
    /// @param distances `[queries, k]`, FLOAT64
    public record Found(Tensor indices, Tensor distances) {}

    private Neighbours(Tensor x) {
        try (var scope = Scope.open()) {
            rows = Examples.rowsAsTheyAre(WHO, x, 1).copy().unscoped();
            centre = rows.mean(0).unscoped();
            centred = rows.sub(centre).unscoped(); // far from the origin, products lose digits
            squares = centred.square().sum(1).unscoped();
            longest = Math.sqrt(squares.max().item());
        }
    }

    /// @param x `[rows, columns]` among which to search; FLOAT32 stays, which is twice as fast as FLOAT64
    public static Neighbours of(Tensor x) {
        return new Neighbours(x);
    }

    public long rows() {
        return rows.size(0);
    }

    public long columns() {
        return rows.size(1);
    }

    /// `[rows, columns]`, as they were given.
    public Tensor x() {
        return rows;
    }

    /// The nearest rows of each query.
    ///
    /// @param queries `[queries, columns]`, taken in the precision of the rows
    public Found nearest(Tensor queries, int k) {
        requireEnough(k, rows());
        try (var scope = Scope.open()) {
            Tensor asked = Examples.asked(WHO, queries, columns());
            boolean fits = rows.dtype() == DType.FLOAT64 || Examples.fitsSingle(asked);
            Neighbours exact = fits ? this : new Neighbours(rows.toDouble());
            return keep(scope, exact.search(asked.to(exact.rows.dtype()), k, -1));
        }
    }

    /// The nearest other rows of each row itself; a row with the same numbers is another.
    public Found nearestOthers(int k) {
        requireEnough(k, rows() - 1);
        try (var scope = Scope.open()) {
            return keep(scope, search(rows, k, 0));
        }
    }

    private static void requireEnough(int k, long most) {
        if (k < 1 || k > most) {
            throw TensorException.of(
                    WHO, "a k between 1 and " + most, k, "give it more rows, or a smaller k");
        }
    }

    private static Found keep(Scope scope, Found found) {
        return new Found(scope.keep(found.indices()), scope.keep(found.distances()));
    }

    /// @param own the index of the first query among the rows, to leave each one out; -1 where queries are no rows
    private Found search(Tensor queries, int k, long own) {
        int count = (int) queries.size(0);
        long[] indices = new long[count * k];
        double[] distances = new double[count * k];
        int block = (int) Math.max(1, CELLS / rows());
        for (int from = 0; from < count; from += block) {
            try (var scope = Scope.open()) {
                Tensor some = queries.narrow(0, from, Math.min(block, count - from));
                Tensor pairs = candidates(some, k, own < 0 ? own : own + from);
                pick(pairs.toLongArray(), measure(some, pairs), k, from, indices, distances);
            }
        }
        return new Found(Tensor.of(indices, count, k), Tensor.of(distances, count, k));
    }

    /// Pairs of a query and a row that may be among its k nearest, `[pairs, 2]`, in rising order.
    private Tensor candidates(Tensor queries, int k, long own) {
        Tensor q = queries.sub(centre);
        // ‖x - q‖² - ‖q‖² = ‖x‖² - 2·q·x
        Tensor far = squares.unsqueeze(0).addmm(q, centred.t(), 1, -2); // [queries, rows]
        if (own >= 0) {
            Tensor self = Tensor.arange(own, own + q.size(0)).unsqueeze(1);
            far = far.scatter(1, self, Double.POSITIVE_INFINITY);
        }
        // a product of n terms errs by n·ε·‖q‖·‖x‖ at most, and so do both sides of a comparison
        double epsilon = rows.dtype() == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f);
        Tensor doubt = q.norm(2, 1).add(longest).square().mul(2 * epsilon * (columns() + 8));
        Tensor kth = far.bottomk(k, 1).values().narrow(1, k - 1, 1);
        return far.le(kth.add(doubt.unsqueeze(1))).nonzero();
    }

    /// The distance of each pair.
    private double[] measure(Tensor queries, Tensor pairs) {
        int count = (int) pairs.size(0);
        double[] distances = new double[count];
        int block = (int) Math.max(1, CELLS / columns());
        for (int from = 0; from < count; from += block) {
            try (var scope = Scope.open()) {
                Tensor some = pairs.narrow(0, from, Math.min(block, count - from));
                Tensor q = queries.indexSelect(0, some.select(1, 0)).toDouble();
                Tensor x = rows.indexSelect(0, some.select(1, 1)).toDouble();
                double[] part = x.sub(q).square().sum(1).sqrt().toDoubleArray();
                System.arraycopy(part, 0, distances, from, part.length);
            }
        }
        return distances;
    }

    /// Writes the k nearest of each query's candidates.
    private static void pick(
            long[] pairs, double[] far, int k, int first, long[] indices, double[] distances) {
        int begin = 0;
        for (int row = first; begin < far.length; row++) {
            int end = begin;
            while (end < far.length && pairs[2 * end] == pairs[2 * begin]) {
                end++;
            }
            int[] order =
                    IntStream.range(begin, end)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> far[i])) // keeps equals' order
                            .mapToInt(Integer::intValue)
                            .toArray();
            for (int j = 0; j < k; j++) {
                indices[row * k + j] = pairs[2 * order[j] + 1];
                distances[row * k + j] = far[order[j]];
            }
            begin = end;
        }
    }
}
