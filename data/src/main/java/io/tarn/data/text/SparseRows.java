package io.tarn.data.text;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;

/// A table of numbers that are mostly 0, where only the others are kept, row after row.
///
/// @param columns the width of a row
/// @param starts where each row begins in `indices` and `values`, and where the last one ends
/// @param indices the column of each value, growing within a row
/// @param values the numbers that are not 0
public record SparseRows(int columns, int[] starts, int[] indices, float[] values) {
    private static final long MOST_DENSE = 1L << 29;

    public SparseRows {
        if (starts.length < 1
                || starts[starts.length - 1] != values.length
                || indices.length != values.length) {
            throw DataException.of(
                    "SparseRows",
                    "a column for each value, and starts that end with their number",
                    "%d columns, %d values".formatted(indices.length, values.length),
                    "see SparseRows");
        }
    }

    /// Rows from the columns and values of each.
    static SparseRows of(int columns, List<int[]> indices, List<float[]> values) {
        int[] starts = new int[indices.size() + 1];
        for (int i = 0; i < indices.size(); i++) {
            starts[i + 1] = Math.addExact(starts[i], indices.get(i).length);
        }
        int[] allIndices = new int[starts[indices.size()]];
        float[] allValues = new float[allIndices.length];
        for (int i = 0; i < indices.size(); i++) {
            System.arraycopy(indices.get(i), 0, allIndices, starts[i], indices.get(i).length);
            System.arraycopy(values.get(i), 0, allValues, starts[i], values.get(i).length);
        }
        return new SparseRows(columns, starts, allIndices, allValues);
    }

    public int rows() {
        return starts.length - 1;
    }

    /// One row with its zeros.
    public float[] row(int number) {
        float[] row = new float[columns];
        for (int i = starts[number]; i < starts[number + 1]; i++) {
            row[indices[i]] = values[i];
        }
        return row;
    }

    /// All rows with their zeros.
    public float[][] dense() {
        checkRoom(rows());
        float[][] dense = new float[rows()][];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = row(i);
        }
        return dense;
    }

    /// All rows with their zeros, [rows, columns].
    public Tensor tensor() {
        int[] all = new int[rows()];
        java.util.Arrays.setAll(all, i -> i);
        return tensor(all);
    }

    /// Some rows with their zeros, [chosen, columns].
    public Tensor tensor(int[] chosen) {
        checkRoom(chosen.length);
        float[] dense = new float[chosen.length * columns];
        for (int i = 0; i < chosen.length; i++) {
            for (int k = starts[chosen[i]]; k < starts[chosen[i] + 1]; k++) {
                dense[i * columns + indices[k]] = values[k];
            }
        }
        return Tensor.of(dense, chosen.length, columns);
    }

    private void checkRoom(int count) {
        if ((long) count * columns > MOST_DENSE) {
            throw DataException.of(
                    "SparseRows",
                    "at most " + MOST_DENSE + " numbers at once",
                    "%d rows of %d".formatted(count, columns),
                    "use dataset(labels), which fills in the zeros batch by batch");
        }
    }

    /// The rows and a class for each, as batches of so many rows and so many classes.
    public Dataset dataset(int[] labels) {
        if (labels.length != rows()) {
            throw DataException.of(
                    "SparseRows.dataset",
                    "as many labels as rows, " + rows(),
                    labels.length,
                    "give every row one label");
        }
        int[] classes = labels.clone();
        SparseRows table = this;
        return new Dataset() {
            @Override
            public int size() {
                return table.rows();
            }

            @Override
            public Batch batch(int[] indices, RandomGenerator chance) {
                long[] y = new long[indices.length];
                for (int i = 0; i < y.length; i++) {
                    y[i] = classes[indices[i]];
                }
                return Batch.of(table.tensor(indices), Tensor.of(y));
            }
        };
    }
}
