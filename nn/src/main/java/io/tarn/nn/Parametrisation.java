package io.tarn.nn;

import io.tarn.tensor.Tensor;

/// A net that computes a weight from parameters of its own: [WeightNorm], [SpectralNorm],
/// [DropConnect].
///
/// Put on a layer by [Parametrised#of], it is asked for the weight each time the layer runs.
public interface Parametrisation extends Net {
    /// The weight, as a function of the parameters that gradients flow through.
    Tensor weight();
}
