package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.function.BiPredicate;
import org.bytedeco.pytorch.global.torch;

/// Measures of how far two tensors agree, for tests and for stopping criteria.
sealed interface Closeness extends Operand permits Tensor {
    /// Whether each pair of elements agrees up to rounding: |x - y| ≤ 1e-8 + 1e-5·|y|.
    default Tensor isClose(Tensor other) {
        return isClose(other, 1e-5, 1e-8);
    }

    /// |x - y| ≤ absolute + relative·|y|, element by element; NaN is close to nothing.
    default Tensor isClose(Tensor other, double relative, double absolute) {
        return Call.binary(
                "isClose", this, other, (x, y) -> torch.isclose(x, y, relative, absolute, false));
    }

    /// Whether all pairs of elements agree up to rounding.
    default boolean allClose(Tensor other) {
        return allClose(other, 1e-5, 1e-8);
    }

    default boolean allClose(Tensor other, double relative, double absolute) {
        return test("allClose", other, (x, y) -> torch.allclose(x, y, relative, absolute, false));
    }

    /// Whether both have the same shape, type and elements, bit for bit but for the sign of zero.
    /// NaN equals nothing.
    default boolean sameAs(Tensor other) {
        Tensor self = (Tensor) this;
        return self.dtype() == other.dtype() && test("sameAs", other, torch::equal);
    }

    /// The largest |x - y|, as a number; 0 for empty tensors.
    default double distance(Tensor other) {
        Tensor self = (Tensor) this;
        try (Tensor a = self.detach();
                Tensor b = other.detach();
                Tensor x = widened(a);
                Tensor y = widened(b);
                Tensor difference = x.sub(y);
                Tensor size = difference.abs()) {
            if (size.elements() == 0) {
                return 0;
            }
            try (Tensor largest = size.max()) {
                return largest.item();
            }
        }
    }

    private static Tensor widened(Tensor tensor) {
        return tensor.to(tensor.dtype().isComplex() ? DType.COMPLEX128 : DType.FLOAT64);
    }

    private boolean test(
            String name,
            Tensor other,
            BiPredicate<org.bytedeco.pytorch.Tensor, org.bytedeco.pytorch.Tensor> question) {
        Tensor self = (Tensor) this;
        try {
            return question.test(self.raw(name), other.raw(name));
        } catch (RuntimeException e) {
            throw Failure.of(name, e, self, other);
        } finally {
            Reference.reachabilityFence(self);
            Reference.reachabilityFence(other);
        }
    }
}
