package io.tarn.classic.bayes;

import io.tarn.classic.Examples;
import io.tarn.tensor.Tensor;

/// The rows of each class: which they are, how many, and sums over them.
///
/// @param classes of each row, `[rows]`
/// @param members 1 where a row is of a class, else 0, `[rows, classes]`
/// @param counts of rows, `[classes]`
record Groups(Tensor classes, Tensor members, Tensor counts) {
    static Groups of(String who, Tensor y, long rows) {
        Tensor classes = Examples.classes(who, y, rows);
        Tensor members = classes.oneHot(classes.max().itemLong() + 1).toDouble();
        return new Groups(classes, members, members.sum(0));
    }

    /// Of each column within each class, `[classes, columns]`.
    Tensor sums(Tensor x) {
        return members.t().matmul(x);
    }

    /// `[classes, columns]`
    Tensor means(Tensor x) {
        return sums(x).div(counts.unsqueeze(1));
    }

    /// π: the share of each class, `[classes]`.
    Tensor shares() {
        return counts.div(counts.sum());
    }
}
