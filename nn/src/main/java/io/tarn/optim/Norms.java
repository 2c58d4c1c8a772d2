package io.tarn.optim;

import io.tarn.tensor.Tensor;
import java.util.List;

/// The norm of several tensors seen as one vector, as a tensor without dimensions: nothing waits
/// for its value.
final class Norms {
    private Norms() {}

    /// √Σ‖xᵢ‖².
    static Tensor of(List<Tensor> tensors) {
        return of(tensors, 2);
    }

    /// (Σ‖xᵢ‖ᵖ)^(1/p); p may be infinite.
    static Tensor of(List<Tensor> tensors, double p) {
        List<Tensor> norms = tensors.stream().map(tensor -> tensor.norm(p)).toList();
        return norms.size() == 1 ? norms.getFirst() : Tensor.stack(norms, 0).norm(p);
    }
}
