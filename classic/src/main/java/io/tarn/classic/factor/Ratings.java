package io.tarn.classic.factor;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The known cells of a table that has gaps: who rated what, and how.
///
/// A cell that stands there twice counts twice.
///
/// @param rows of the table, rated or not
/// @param columns of the table, rated or not
/// @param row of each known cell
/// @param column of each known cell
/// @param value of each known cell
public record Ratings(int rows, int columns, int[] row, int[] column, double[] value) {
    private static final String WHO = "Ratings";
    private static final double LARGEST = 1e60; // sums of squares fit into a double

    public Ratings {
        if (row.length != value.length || column.length != value.length) {
            throw TensorException.of(
                    WHO,
                    "a row and a column for each of %d values".formatted(value.length),
                    "%d rows and %d columns".formatted(row.length, column.length),
                    "give all three the same length");
        }
        requireInside("rows", row, rows);
        requireInside("columns", column, columns);
        for (double each : value) {
            if (!(Math.abs(each) <= LARGEST)) {
                throw TensorException.of(
                        WHO,
                        "finite values up to " + LARGEST,
                        each,
                        "leave missing cells out; a tensor marks them with NaN");
            }
        }
    }

    private static void requireInside(String name, int[] numbers, int size) {
        for (int number : numbers) {
            if (number < 0 || number >= size) {
                throw TensorException.of(
                        WHO,
                        "%s from 0 to below %d".formatted(name, size),
                        number,
                        "number them from 0 on");
            }
        }
    }

    /// Cells of a table that is as large as they need.
    public static Ratings of(int[] row, int[] column, double[] value) {
        int rows = Arrays.stream(row).max().orElse(-1) + 1;
        int columns = Arrays.stream(column).max().orElse(-1) + 1;
        return new Ratings(rows, columns, row, column, value);
    }

    /// The cells of a table, `[rows, columns]`, that are not NaN.
    public static Ratings of(Tensor table) {
        if (table.rank() != 2) {
            throw TensorException.of(
                    WHO, "a table of shape [rows, columns]", table.shape(), "reshape it first");
        }
        int rows = Math.toIntExact(table.size(0));
        int columns = Math.toIntExact(table.size(1));
        double[] all = table.detach().toDouble().toDoubleArray();
        int[] known = IntStream.range(0, all.length).filter(i -> !Double.isNaN(all[i])).toArray();
        return new Ratings(
                rows,
                columns,
                Arrays.stream(known).map(i -> i / columns).toArray(),
                Arrays.stream(known).map(i -> i % columns).toArray(),
                Arrays.stream(known).mapToDouble(i -> all[i]).toArray());
    }

    /// The number of known cells.
    public int size() {
        return value.length;
    }

    /// Some of the cells, of a table of the same size.
    public Ratings select(int[] chosen) {
        return new Ratings(
                rows,
                columns,
                Arrays.stream(chosen).map(i -> row[i]).toArray(),
                Arrays.stream(chosen).map(i -> column[i]).toArray(),
                Arrays.stream(chosen).mapToDouble(i -> value[i]).toArray());
    }
}
