package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// A net that maps one tensor to another.
///
/// A function without parameters is a layer too: `Layer relu = Tensor::relu`. A lambda must not
/// capture a net, whose parameters would be hidden in it; write a class or a record instead.
@FunctionalInterface
public interface Layer extends Net {
    Tensor forward(Tensor x);

    /// A table of the layers, for one example of the given shape: `net.summary(1, 28, 28)`.
    default Summary summary(long... example) {
        return Summary.of(this, example);
    }
}
