package io.tarn.classic.sample;

import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// The logarithm of a density at a place, up to a constant: what a sampler is asked to draw from.
///
/// Where the density is 0 it is -∞. It is called from several threads at once.
@FunctionalInterface
public interface LogDensity {
    double at(double[] x);

    /// One with the gradient that autograd finds.
    ///
    /// @param expression a tensor of one value from x, `[dimensions]` in FLOAT64
    static SmoothDensity ofTensor(UnaryOperator<Tensor> expression) {
        return new TensorDensity(expression);
    }
}
