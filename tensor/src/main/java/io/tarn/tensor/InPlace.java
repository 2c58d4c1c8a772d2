package io.tarn.tensor;

import java.lang.ref.Reference;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.global.torch;

/// Operations that change the tensor where it lies, and return it. Their names end in an underscore.
sealed interface InPlace extends Operand permits Tensor {
    default Tensor fill_(double value) {
        return change("fill_", value, torch::fill_);
    }

    default Tensor zero_() {
        return Call.inPlace("zero_", this, torch::zero_);
    }

    /// Copies the values of `source`, converting and broadcasting where needed.
    default Tensor copy_(Tensor source) {
        return change("copy_", source, (x, y) -> x.copy_(y, false));
    }

    default Tensor add_(Tensor other) {
        return change("add_", other, (x, y) -> x.add_(y));
    }

    /// x ← x + alpha·other.
    default Tensor add_(Tensor other, double alpha) {
        try (Scalar scale = Natives.scalar(alpha)) {
            return change("add_", other, (x, y) -> x.add_(y, scale));
        }
    }

    default Tensor add_(double value) {
        return change("add_", value, (x, s) -> x.add_(s));
    }

    default Tensor sub_(Tensor other) {
        return change("sub_", other, (x, y) -> x.sub_(y));
    }

    default Tensor sub_(double value) {
        return change("sub_", value, (x, s) -> x.sub_(s));
    }

    default Tensor mul_(Tensor other) {
        return change("mul_", other, (x, y) -> x.mul_(y));
    }

    default Tensor mul_(double value) {
        return change("mul_", value, (x, s) -> x.mul_(s));
    }

    default Tensor div_(Tensor other) {
        return change("div_", other, (x, y) -> x.div_(y));
    }

    default Tensor div_(double value) {
        return change("div_", value, (x, s) -> x.div_(s));
    }

    default Tensor neg_() {
        return Call.inPlace("neg_", this, torch::neg_);
    }

    default Tensor pow_(double exponent) {
        return change("pow_", exponent, (x, s) -> x.pow_(s));
    }

    default Tensor square_() {
        return Call.inPlace("square_", this, torch::square_);
    }

    default Tensor abs_() {
        return Call.inPlace("abs_", this, torch::abs_);
    }

    default Tensor reciprocal_() {
        return Call.inPlace("reciprocal_", this, torch::reciprocal_);
    }

    default Tensor exp_() {
        return Call.inPlace("exp_", this, torch::exp_);
    }

    default Tensor log_() {
        return Call.inPlace("log_", this, torch::log_);
    }

    default Tensor sqrt_() {
        return Call.inPlace("sqrt_", this, torch::sqrt_);
    }

    default Tensor rsqrt_() {
        return Call.inPlace("rsqrt_", this, torch::rsqrt_);
    }

    default Tensor tanh_() {
        return Call.inPlace("tanh_", this, torch::tanh_);
    }

    default Tensor sigmoid_() {
        return Call.inPlace("sigmoid_", this, torch::sigmoid_);
    }

    default Tensor relu_() {
        return Call.inPlace("relu_", this, torch::relu_);
    }

    default Tensor sign_() {
        return Call.inPlace("sign_", this, x -> x.sign_());
    }

    default Tensor round_() {
        return Call.inPlace("round_", this, torch::round_);
    }

    default Tensor floor_() {
        return Call.inPlace("floor_", this, torch::floor_);
    }

    /// Moves values below `min` up to it and values above `max` down to it.
    default Tensor clamp_(double min, double max) {
        try (Scalar low = Natives.scalar(min);
                Scalar high = Natives.scalar(max);
                var a = new ScalarOptional(low);
                var b = new ScalarOptional(high)) {
            return Call.inPlace("clamp_", this, x -> x.clamp_(a, b));
        }
    }

    default Tensor clampMin_(double min) {
        return change("clampMin_", min, (x, s) -> x.clamp_min_(s));
    }

    default Tensor clampMax_(double max) {
        return change("clampMax_", max, (x, s) -> x.clamp_max_(s));
    }

    /// x ← max(x, other).
    default Tensor maximum_(Tensor other) {
        return change("maximum_", other, (x, y) -> x.clamp_min_(y));
    }

    /// x ← min(x, other).
    default Tensor minimum_(Tensor other) {
        return change("minimum_", other, (x, y) -> x.clamp_max_(y));
    }

    /// x ← x + value·a·b.
    default Tensor addcmul_(Tensor a, Tensor b, double value) {
        try (Scalar scale = Natives.scalar(value)) {
            return change("addcmul_", a, b, (x, y, z) -> x.addcmul_(y, z, scale));
        }
    }

    /// x ← x + value·a / b.
    default Tensor addcdiv_(Tensor a, Tensor b, double value) {
        try (Scalar scale = Natives.scalar(value)) {
            return change("addcdiv_", a, b, (x, y, z) -> x.addcdiv_(y, z, scale));
        }
    }

    /// x ← x + a·b, the product of matrices.
    default Tensor addmm_(Tensor a, Tensor b) {
        return change("addmm_", a, b, (x, y, z) -> x.addmm_(y, z));
    }

    /// x ← x + weight·(end - x).
    default Tensor lerp_(Tensor end, double weight) {
        try (Scalar scale = Natives.scalar(weight)) {
            return change("lerp_", end, (x, y) -> x.lerp_(y, scale));
        }
    }

    default Tensor logicalAnd_(Tensor other) {
        return change("logicalAnd_", other, (x, y) -> x.logical_and_(y));
    }

    default Tensor logicalOr_(Tensor other) {
        return change("logicalOr_", other, (x, y) -> x.logical_or_(y));
    }

    /// Sets the elements where `mask` holds.
    default Tensor maskedFill_(Tensor mask, double value) {
        try (Scalar scalar = Natives.scalar(value)) {
            return change("maskedFill_", mask, (x, y) -> x.masked_fill_(y, scalar));
        }
    }

    /// `x[index[i]] ← source[i]` along a dimension, element by element.
    default Tensor scatter_(long dimension, Tensor index, Tensor source) {
        return change("scatter_", index, source, (x, i, s) -> x.scatter_(dimension, i, s));
    }

    default Tensor scatter_(long dimension, Tensor index, double value) {
        try (Scalar scalar = Natives.scalar(value)) {
            return change("scatter_", index, (x, i) -> x.scatter_(dimension, i, scalar));
        }
    }

    /// `x[index[i]] ← x[index[i]] + source[i]` along a dimension, element by element.
    default Tensor scatterAdd_(long dimension, Tensor index, Tensor source) {
        return change("scatterAdd_", index, source, (x, i, s) -> x.scatter_add_(dimension, i, s));
    }

    /// Adds the slices of `source` to the slices of x at `index`.
    default Tensor indexAdd_(long dimension, Tensor index, Tensor source) {
        return change("indexAdd_", index, source, (x, i, s) -> x.index_add_(dimension, i, s));
    }

    /// Replaces the slices of x at `index` by those of `source`.
    default Tensor indexCopy_(long dimension, Tensor index, Tensor source) {
        return change("indexCopy_", index, source, (x, i, s) -> x.index_copy_(dimension, i, s));
    }

    /// Fills the slices of x at `index`.
    default Tensor indexFill_(long dimension, Tensor index, double value) {
        try (Scalar scalar = Natives.scalar(value)) {
            return change("indexFill_", index, (x, i) -> x.index_fill_(dimension, i, scalar));
        }
    }

    private Tensor change(String name, double value, Call.WithScalar kernel) {
        try (Scalar scalar = Natives.scalar(value)) {
            return Call.inPlace(name, this, x -> kernel.apply(x, scalar));
        }
    }

    private Tensor change(String name, Tensor other, Call.Binary kernel) {
        Tensor self = (Tensor) this;
        try {
            kernel.apply(self.raw(name), other.raw(name)); // gives back its own operand
            return self;
        } catch (RuntimeException e) {
            throw Failure.of(name, e, self, other);
        } finally {
            Reference.reachabilityFence(self);
            Reference.reachabilityFence(other);
        }
    }

    private Tensor change(String name, Tensor a, Tensor b, Call.Ternary kernel) {
        Tensor self = (Tensor) this;
        try {
            kernel.apply(self.raw(name), a.raw(name), b.raw(name));
            return self;
        } catch (RuntimeException e) {
            throw Failure.of(name, e, self, a, b);
        } finally {
            Reference.reachabilityFence(self);
            Reference.reachabilityFence(a);
            Reference.reachabilityFence(b);
        }
    }
}
