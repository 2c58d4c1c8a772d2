package io.tarn.classic.linear;

import io.tarn.classic.Examples;
import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Columns and answers less their means, so that no intercept is left to find.
///
/// @param columns `[columns][rows]`
/// @param answers `[rows]`
/// @param means of the columns
/// @param middle the mean of the answers
record Centred(double[][] columns, double[] answers, double[] means, double middle) {
    static Centred of(String who, Tensor x, Tensor y) {
        Tensor rows = Examples.rows(who, x, 1);
        Tensor numbers = Examples.numbers(who, y, rows.size(0));
        if (numbers.rank() != 1) {
            throw TensorException.of(
                    who, "y of shape [rows]", numbers.shape(), "learn one answer at a time");
        }
        Tensor means = Examples.means(rows);
        Tensor turned = rows.sub(means).t().contiguous();
        double[][] columns = new double[Math.toIntExact(rows.size(1))][];
        for (int j = 0; j < columns.length; j++) {
            double[] column = turned.select(0, j).toDoubleArray();
            columns[j] = dot(column, column) > 0 ? column : new double[column.length];
        }
        Tensor middle = numbers.mean();
        return new Centred(
                columns, numbers.sub(middle).toDoubleArray(), means.toDoubleArray(), middle.item());
    }

    /// b = ȳ - x̄·w
    ElasticNet model(double[] w) {
        double b = middle - dot(means, w);
        return ElasticNet.of(Tensor.of(w, w.length), Tensor.full(Shape.of(), b, DType.FLOAT64));
    }

    static double dot(double[] a, double[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) { // four sums at once do not wait for each other
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            first += a[i] * b[i];
        }
        return first + second + (third + fourth);
    }
}
