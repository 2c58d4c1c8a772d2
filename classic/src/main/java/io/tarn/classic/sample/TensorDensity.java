package io.tarn.classic.sample;

import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.function.UnaryOperator;

/// A log density written in tensor operations; autograd finds its gradient.
record TensorDensity(UnaryOperator<Tensor> expression) implements SmoothDensity {
    @Override
    public double at(double[] x) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return value(Tensor.of(x, x.length)).item();
        }
    }

    @Override
    public double at(double[] x, double[] slope) {
        try (var scope = Scope.open();
                var on = Gradient.on()) {
            Tensor place = Tensor.of(x, x.length).requiresGrad();
            Tensor value = value(place);
            double[] found = Gradient.of(value, place).toDoubleArray();
            System.arraycopy(found, 0, slope, 0, slope.length);
            return value.item();
        }
    }

    private Tensor value(Tensor x) {
        Tensor value = expression.apply(x);
        if (value.elements() != 1) {
            throw TensorException.of(
                    "LogDensity",
                    "one value for one place",
                    "values of shape " + value.shape(),
                    "add the terms up, .sum()");
        }
        return value.reshape();
    }
}
