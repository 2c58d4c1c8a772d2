package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.TensorException;

/// The number of connections that an initialiser divides the variance by, from a weight `[out, in,
/// *kernel]`.
public enum Fan {
    /// The inputs of a unit: in·kernel; the forward signal keeps its size.
    IN,
    /// The outputs that an input feeds: out·kernel; the gradient keeps its size.
    OUT,
    /// The mean of both.
    AVERAGE;

    double of(Shape weight) {
        if (weight.rank() < 2) {
            throw TensorException.of(
                    "Init",
                    "a weight of two or more dimensions",
                    weight,
                    "use uniform or normal for vectors");
        }
        double kernel = (double) weight.elements() / (weight.size(0) * weight.size(1));
        return switch (this) {
            case IN -> weight.size(1) * kernel;
            case OUT -> weight.size(0) * kernel;
            case AVERAGE -> (weight.size(0) + weight.size(1)) * kernel / 2;
        };
    }
}
