package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;

/// The parts of complex numbers. Magnitudes come from [Arithmetic#abs].
sealed interface ComplexNumbers extends Operand permits Tensor {
    /// The real parts, as a view; real tensors stay as they are.
    default Tensor real() {
        return Call.unary("real", this, torch::real);
    }

    /// The imaginary parts of a complex tensor, as a view.
    default Tensor imag() {
        return Call.unary("imag", this, torch::imag);
    }

    /// a - bi for a + bi.
    default Tensor conj() {
        return Call.unary(
                "conj",
                this,
                x -> {
                    try (var lazy = torch.conj(x)) {
                        return lazy.resolve_conj();
                    }
                });
    }

    /// The transpose of the conjugate.
    default Tensor mH() {
        return Call.unary(
                "mH",
                this,
                x -> {
                    try (var lazy = x.mH()) {
                        return lazy.resolve_conj();
                    }
                });
    }

    /// The angle of the number in the plane, in radians.
    default Tensor angle() {
        return Call.unary("angle", this, torch::angle);
    }

    /// A complex tensor over pairs of numbers, the last dimension, in the same memory.
    default Tensor viewAsComplex() {
        return Call.unary("viewAsComplex", this, torch::view_as_complex);
    }

    /// The real and imaginary parts as a last dimension of size 2, in the same memory.
    default Tensor viewAsReal() {
        return Call.unary("viewAsReal", this, torch::view_as_real);
    }
}
