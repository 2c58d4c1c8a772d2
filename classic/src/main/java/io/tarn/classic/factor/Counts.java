package io.tarn.classic.factor;

import io.tarn.classic.Examples;
import io.tarn.data.text.SparseRows;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The checks of tables of counts, dense and sparse.
final class Counts {
    private Counts() {}

    /// Rows of finite numbers, none below 0, as FLOAT64.
    static Tensor dense(String who, Tensor x, int least) {
        Tensor rows = Examples.rows(who, x, least);
        if (rows.size(0) > 0 && rows.min().item() < 0) {
            throw negative(who, rows.min().item());
        }
        return rows;
    }

    /// The cells of a dense table that are not 0.
    static SparseRows sparse(Tensor x) {
        int rows = Math.toIntExact(x.size(0));
        int columns = Math.toIntExact(x.size(1));
        float[] all = x.toFloat().toFloatArray();
        int[] starts = new int[rows + 1];
        for (int i = 0; i < all.length; i++) {
            starts[i / columns + 1] += all[i] == 0 ? 0 : 1;
        }
        for (int row = 0; row < rows; row++) {
            starts[row + 1] += starts[row];
        }
        int[] indices = new int[starts[rows]];
        float[] values = new float[starts[rows]];
        for (int i = 0, at = 0; i < all.length; i++) {
            if (all[i] != 0) {
                indices[at] = i % columns;
                values[at++] = all[i];
            }
        }
        return new SparseRows(columns, starts, indices, values);
    }

    /// Rows of finite numbers.
    static SparseRows finite(String who, SparseRows x, int least) {
        if (x.rows() < least || x.columns() == 0) {
            throw TensorException.of(
                    who,
                    "rows and columns, %d and 1 at least".formatted(least),
                    "%d of %d".formatted(x.rows(), x.columns()),
                    "give it more rows");
        }
        for (float value : x.values()) {
            if (!Float.isFinite(value)) {
                throw TensorException.of(
                        who, "finite numbers in x", value, "leave missing cells out");
            }
        }
        return x;
    }

    /// Rows that a model is asked about.
    static SparseRows asked(String who, SparseRows x, long columns) {
        if (x.columns() != columns) {
            throw TensorException.of(
                    who,
                    "x of shape [rows, %d]".formatted(columns),
                    "[%d, %d]".formatted(x.rows(), x.columns()),
                    "give it the columns that it learned from");
        }
        return finite(who, x, 0);
    }

    static SparseRows notNegative(String who, SparseRows x) {
        for (float value : x.values()) {
            if (value < 0) {
                throw negative(who, value);
            }
        }
        return x;
    }

    private static TensorException negative(String who, double value) {
        return TensorException.of(
                who, "no number below 0 in x", value, "counts and brightnesses will do");
    }
}
