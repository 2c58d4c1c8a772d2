package io.tarn.classic;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The checks of what a method is given; each complains in one line.
public final class Examples {
    private Examples() {}

    /// Rows of finite numbers as FLOAT64, `[rows, columns]`.
    ///
    /// @param who complains
    /// @param least rows that the method needs
    public static Tensor rows(String who, Tensor x, int least) {
        return checked(who, x, least).toDouble();
    }

    /// The same in their own precision: FLOAT32 stays, whole numbers become FLOAT32.
    public static Tensor rowsAsTheyAre(String who, Tensor x, int least) {
        Tensor checked = checked(who, x, least);
        return checked.dtype().isFloatingPoint() ? checked : checked.toFloat();
    }

    private static Tensor checked(String who, Tensor x, int least) {
        if (x.rank() != 2 || x.size(1) == 0) {
            throw TensorException.of(
                    who,
                    "x of shape [rows, columns]",
                    x.shape(),
                    "one feature is a column, x.unsqueeze(1); pictures are flattened, x.flatten(1)");
        }
        if (x.size(0) < least) {
            throw TensorException.of(
                    who, "%d rows or more".formatted(least), x.size(0), "give it more rows");
        }
        requireFinite(who, "x", x);
        return x.detach();
    }

    /// Rows that a model is asked about.
    ///
    /// @param columns that it learned from
    public static Tensor asked(String who, Tensor x, long columns) {
        if (x.rank() != 2 || x.size(1) != columns) {
            throw TensorException.of(
                    who,
                    "x of shape [rows, %d]".formatted(columns),
                    x.shape(),
                    "give it the columns that it learned from");
        }
        return checked(who, x, 0).toDouble();
    }

    /// Numbers to be learned as FLOAT64, `[rows]` or `[rows, targets]`.
    public static Tensor numbers(String who, Tensor y, long rows) {
        requireRows(who, y, rows);
        if (y.rank() > 2) {
            throw TensorException.of(
                    who, "y of shape [rows] or [rows, targets]", y.shape(), "flatten it first");
        }
        requireFinite(who, "y", y);
        return y.detach().toDouble();
    }

    /// Classes from 0 on, as INT64, `[rows]`; every class up to the highest has a row, and there are two or more.
    public static Tensor classes(String who, Tensor y, long rows) {
        requireRows(who, y, rows);
        if (y.rank() != 1 || y.dtype().isFloatingPoint()) {
            throw TensorException.of(
                    who,
                    "y as whole numbers of shape [rows]",
                    "%s %s".formatted(y.dtype(), y.shape()),
                    "number the classes from 0 on, y.toLong()");
        }
        Tensor classes = y.detach().toLong();
        long lowest = classes.min().itemLong();
        if (lowest < 0) {
            throw TensorException.of(
                    who, "classes from 0 on", "class " + lowest, "number the classes from 0 on");
        }
        long highest = classes.max().itemLong();
        if (highest == 0) {
            throw TensorException.of(
                    who, "two classes or more", "one", "there is nothing to tell apart");
        }
        if (highest >= rows) {
            throw TensorException.of(
                    who,
                    "a row for every class",
                    "class %d among %d rows".formatted(highest, rows),
                    "number the classes from 0 on, without gaps");
        }
        Tensor counts = classes.bincount(highest + 1);
        if (counts.min().itemLong() == 0) {
            throw TensorException.of(
                    who,
                    "a row for every class",
                    "none of class " + counts.argmin().itemLong(),
                    "number the classes from 0 on, without gaps");
        }
        return classes;
    }

    private static void requireRows(String who, Tensor y, long rows) {
        if (y.rank() == 0 || y.size(0) != rows) {
            throw TensorException.of(
                    who,
                    "an answer for each of %d rows".formatted(rows),
                    "y of shape " + y.shape(),
                    "give x and y the same rows");
        }
    }

    private static void requireFinite(String who, String name, Tensor values) {
        if (values.dtype().isFloatingPoint() && values.isFinite().all().itemLong() == 0) {
            throw TensorException.of(
                    who,
                    "finite numbers in " + name,
                    "NaN or infinity",
                    "fill or drop such rows; TableEncoder fills missing values");
        }
    }
}
