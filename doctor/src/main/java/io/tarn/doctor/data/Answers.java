package io.tarn.doctor.data;

import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// What is to be predicted, as columns of numbers that a regression can aim at: one column per class, or the target itself.
final class Answers {
    private static final int MOST_CLASSES = 1000;

    private Answers() {}

    /// `[rows, classes]` of 0 and 1 for whole numbers, else `[rows, 1]`; several targets of a row count by their first.
    static Tensor of(String who, Tensor y) {
        Tensor first = y.detach().reshape(y.size(0), -1).narrow(1, 0, 1);
        return isClasses(y) ? oneHot(who, first.reshape(-1).toLong()) : first.toFloat();
    }

    static boolean isClasses(Tensor y) {
        return y.dtype() == DType.INT64 || y.dtype() == DType.INT32 || y.dtype() == DType.BOOL;
    }

    private static Tensor oneHot(String who, Tensor labels) {
        long classes = labels.max().itemLong() + 1;
        if (labels.min().itemLong() < 0 || classes > MOST_CLASSES) {
            throw TensorException.of(
                    who,
                    "classes from 0 to " + (MOST_CLASSES - 1),
                    "classes up to " + (classes - 1),
                    "give class indices, or real numbers for a regression");
        }
        return labels.oneHot(classes).toFloat();
    }

    /// 1 - |y - f|² / mean |y - ȳ|² for each row, so that their mean is what the predictions explain.
    static double[] skill(Tensor columns, Tensor predicted) {
        double spread = columns.sub(columns.meanKeep(0)).square().sum(1).mean().item();
        return columns.sub(predicted)
                .square()
                .sum(1)
                .div(-Math.max(1e-12, spread))
                .add(1)
                .toDoubleArray();
    }

    /// 1 - Σ(y - f)² / Σ(y - mean)², over all columns.
    static double explained(Tensor columns, Tensor predicted) {
        double total = columns.sub(columns.meanKeep(0)).square().sum().item();
        return total <= 0 ? 0 : 1 - columns.sub(predicted).square().sum().item() / total;
    }
}
