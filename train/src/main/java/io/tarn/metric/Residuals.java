package io.tarn.metric;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// Checked predictions of numbers, row by row.
///
/// @param predicted and actual values in row-major order
/// @param width values in a row
record Residuals(double[] predicted, double[] actual, int width) {
    static Residuals of(String who, Tensor prediction, Tensor target) {
        if (prediction.dtype() == DType.BOOL || prediction.dtype().isComplex()) {
            throw TensorException.of(who, "numbers", prediction.dtype(), "predict real numbers");
        }
        if (!trimmed(prediction.shape()).equals(trimmed(target.shape()))) {
            throw TensorException.of(
                    who,
                    "a target of the prediction's shape " + prediction.shape(),
                    target.shape(),
                    "reshape one of them, for example target.unsqueeze(1)");
        }
        double[] values = prediction.detach().toDoubleArray();
        int rows = prediction.rank() == 0 ? 1 : Math.toIntExact(prediction.size(0));
        return new Residuals(
                values, target.detach().toDoubleArray(), rows == 0 ? 1 : values.length / rows);
    }

    /// `[n, 1]` is as good as `[n]`.
    private static Shape trimmed(Shape shape) {
        return shape.rank() == 2 && shape.size(1) == 1 ? Shape.of(shape.size(0)) : shape;
    }

    int size() {
        return predicted.length;
    }

    double at(int i) {
        return predicted[i] - actual[i];
    }
}
