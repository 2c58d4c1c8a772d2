package io.tarn.classic;

import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// The checks of what a method is given; each complains in one line.
///
/// Sums of squares, and their squares, have to fit into FLOAT64: numbers above 1e60 are refused. Differences below 1e-150, whose squares
/// vanish, count as none.
public final class Examples {
    private static final double LARGEST = 1e60;

    private Examples() {}

    /// Rows of finite numbers as FLOAT64, `[rows, columns]`.
    ///
    /// @param who complains
    /// @param least rows that the method needs
    public static Tensor rows(String who, Tensor x, int least) {
        return checked(who, x, least).toDouble();
    }

    /// The same in their own precision: FLOAT64 stays, all else becomes FLOAT32, if that holds the sums of squares.
    public static Tensor rowsAsTheyAre(String who, Tensor x, int least) {
        Tensor checked = checked(who, x, least);
        return checked.dtype() == DType.FLOAT64 || !fitsSingle(checked)
                ? checked.toDouble()
                : checked.toFloat();
    }

    /// Whether FLOAT32 holds sums of squares of these numbers, which neither run over nor are all 0.
    public static boolean fitsSingle(Tensor x) {
        double size = size(x);
        return size == 0 || (size > 1e-15 && size < 1e15);
    }

    /// The largest number, without its sign; NaN if there is one.
    private static double size(Tensor x) {
        return x.elements() == 0 ? 0 : Math.max(x.max().item(), -x.min().item());
    }

    /// The mean of each column, `[columns]`; of one that never changes exactly its number, so that not even rounding is left of it.
    public static Tensor means(Tensor x) {
        Tensor least = x.min(0);
        return x.mean(0).where(x.max(0).gt(least), least);
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
                    who,
                    least == 1 ? "a row or more" : "%d rows or more".formatted(least),
                    x.size(0),
                    "give it more rows");
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
        if (y.rank() > 2 || y.elements() == 0) {
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
                    y.rank() == 1
                            ? "number the classes from 0 on, y.toLong()"
                            : "take one column, y.select(1, 0)");
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
        double size = values.dtype().isFloatingPoint() ? size(values) : 0;
        if (!Double.isFinite(size)) {
            throw TensorException.of(
                    who,
                    "finite numbers in " + name,
                    "NaN or infinity",
                    "fill or drop such rows; TableEncoder fills missing values");
        }
        if (size > LARGEST) {
            throw TensorException.of(
                    who,
                    "numbers up to %s in %s".formatted(LARGEST, name),
                    size,
                    "look for broken values, or divide its columns by what is usual in them");
        }
    }

    /// An answer, unless numbers ran over on the way to it.
    public static Tensor answer(String who, Tensor answer) {
        if (!Double.isFinite(size(answer))) {
            throw TensorException.of(
                    who,
                    "numbers that fit into FLOAT64",
                    "an overflow",
                    "divide the columns of x by what is usual in them");
        }
        return answer;
    }
}
