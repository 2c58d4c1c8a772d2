package io.tarn.recipes.sick;

import io.tarn.data.Dataset;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Examples in memory.
///
/// @param x inputs, one for each example
/// @param y answers, `[n]` for classes and `[n, 1]` for numbers
record Sheet(Tensor x, Tensor y) {
    int size() {
        return Math.toIntExact(x.size(0));
    }

    Dataset dataset() {
        return Dataset.of(x, y);
    }

    Sheet rows(int... chosen) {
        try (var scope = Scope.open()) {
            Tensor index = Tensor.of(chosen).toLong();
            return new Sheet(
                    x.indexSelect(0, index).unscoped(), y.indexSelect(0, index).unscoped());
        }
    }

    Sheet first(int count) {
        return rows(IntStream.range(0, Math.min(count, size())).toArray());
    }

    /// The rows from `begin` to before `end`.
    Sheet part(int begin, int end) {
        return rows(IntStream.range(begin, end).toArray());
    }

    Sheet and(Sheet other) {
        try (var scope = Scope.open()) {
            return new Sheet(
                    Tensor.cat(java.util.List.of(x, other.x), 0).unscoped(),
                    Tensor.cat(java.util.List.of(y, other.y), 0).unscoped());
        }
    }

    Sheet inputs(UnaryOperator<Tensor> change) {
        try (var scope = Scope.open()) {
            return new Sheet(change.apply(x).copy().unscoped(), y);
        }
    }

    Sheet answers(UnaryOperator<Tensor> change) {
        try (var scope = Scope.open()) {
            return new Sheet(x, change.apply(y).copy().unscoped());
        }
    }

    /// The classes of the rows.
    int[] classes() {
        try (var scope = Scope.open()) {
            return IntStream.range(0, size()).map(i -> (int) y.get(i).itemLong()).toArray();
        }
    }
}
