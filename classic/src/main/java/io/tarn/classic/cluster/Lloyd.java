package io.tarn.classic.cluster;

import io.tarn.tensor.DType;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.Arrays;

/// Lloyd's algorithm: each row goes to its nearest centre, each centre to the mean of its rows, until nothing changes.
///
/// Both steps are matrix products. A centre that lost all its rows takes the row that lies farthest from its own.
final class Lloyd {
    private static final long CELLS = 1 << 22; // of a block of differences

    private final Tensor x; // [rows, columns], about the origin
    private final int most;
    private final double least;

    /// @param centres `[k, columns]`
    /// @param labels the nearest centre of each row, `[rows]`
    /// @param inertia Σ ‖x - c‖²
    record Result(Tensor centres, Tensor labels, double inertia, int iterations) {}

    /// @param most iterations
    /// @param least squared move of all centres together; below it, it ends
    Lloyd(Tensor x, int most, double least) {
        this.x = x;
        this.most = most;
        this.least = least;
    }

    Result run(Tensor start) {
        Tensor centres = start;
        Tensor labels = nearest(x, centres);
        int iteration = 0;
        boolean moves = true;
        while (moves && iteration < most) {
            iteration++;
            Tensor oldCentres = centres;
            Tensor oldLabels = labels;
            try (var scope = Scope.open()) {
                Tensor full = filled(centres, labels);
                centres = scope.keep(means(full, centres.size(0)));
                labels = scope.keep(nearest(x, centres));
                moves =
                        labels.ne(full).any().itemLong() != 0
                                && centres.sub(oldCentres).square().sum().item() > least;
            }
            oldLabels.close();
            if (oldCentres != start) {
                oldCentres.close();
            }
        }
        return new Result(centres, labels, inertia(centres, labels), iteration);
    }

    /// argminⱼ ‖x - cⱼ‖² = argminⱼ ‖cⱼ‖² - 2·x·cⱼ
    static Tensor nearest(Tensor x, Tensor centres) {
        try (var scope = Scope.open()) {
            Tensor lengths = centres.square().sum(1);
            return scope.keep(lengths.unsqueeze(0).addmm(x, centres.t(), 1, -2).argmin(1));
        }
    }

    /// cⱼ = Σ [row in j]·x / Σ [row in j]
    private Tensor means(Tensor labels, long k) {
        Tensor member = Tensor.zeros(Shape.of(x.size(0), k), x.dtype());
        member.scatter_(1, labels.unsqueeze(1), 1);
        Tensor counts = labels.bincount(k).to(x.dtype());
        return member.t().matmul(x).div(counts.unsqueeze(1));
    }

    /// The labels, changed so that every centre has a row.
    private Tensor filled(Tensor centres, Tensor labels) {
        int k = (int) centres.size(0);
        long[] counts = labels.bincount(k).toLongArray();
        if (Arrays.stream(counts).allMatch(count -> count > 0)) {
            return labels;
        }
        long[] farthest = distances(centres, labels).argsortDescending(0).toLongArray();
        long[] label = labels.toLongArray();
        int next = 0;
        for (int j = 0; j < k; j++) {
            if (counts[j] == 0) {
                while (counts[(int) label[(int) farthest[next]]] == 1) {
                    next++;
                }
                int row = (int) farthest[next++];
                counts[(int) label[row]]--;
                counts[j]++;
                label[row] = j;
            }
        }
        return Tensor.of(label);
    }

    private double inertia(Tensor centres, Tensor labels) {
        return distances(centres, labels).sum().item();
    }

    /// ‖x - c‖² of each row and its own centre, `[rows]`, by differences: products would lose digits.
    private Tensor distances(Tensor centres, Tensor labels) {
        int rows = (int) x.size(0);
        Tensor all = Tensor.empty(Shape.of(rows), DType.FLOAT64);
        int block = (int) Math.max(1, CELLS / x.size(1));
        for (int from = 0; from < rows; from += block) {
            try (var scope = Scope.open()) {
                int count = Math.min(block, rows - from);
                Tensor own = centres.indexSelect(0, labels.narrow(0, from, count));
                Tensor part = x.narrow(0, from, count).sub(own).square_().sum(1);
                all.narrow(0, from, count).copy_(part);
            }
        }
        return all;
    }
}
