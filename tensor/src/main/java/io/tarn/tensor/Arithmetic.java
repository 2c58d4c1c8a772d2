package io.tarn.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/// Element-wise arithmetic. Operands broadcast: dimensions of size 1 stretch, missing ones are added
/// in front. Types are promoted as in PyTorch; a whole `double` leaves the type of integers alone.
sealed interface Arithmetic extends Operand permits Tensor {
    default Tensor add(Tensor other) {
        return Call.binary("add", this, other, torch::add);
    }

    default Tensor add(double value) {
        return Call.scalar("add", this, value, torch::add);
    }

    /// x + alpha·other.
    default Tensor add(Tensor other, double alpha) {
        try (Scalar scale = Natives.scalar(alpha)) {
            return Call.binary("add", this, other, (x, y) -> torch.add(x, y, scale));
        }
    }

    default Tensor sub(Tensor other) {
        return Call.binary("sub", this, other, torch::sub);
    }

    default Tensor sub(double value) {
        return Call.scalar("sub", this, value, torch::sub);
    }

    /// `value - x`.
    default Tensor rsub(double value) {
        return Call.scalar("rsub", this, value, torch::rsub);
    }

    default Tensor mul(Tensor other) {
        return Call.binary("mul", this, other, torch::mul);
    }

    default Tensor mul(double value) {
        return Call.scalar("mul", this, value, torch::mul);
    }

    /// The true quotient; whole numbers become `float32`.
    default Tensor div(Tensor other) {
        return Call.binary("div", this, other, torch::div);
    }

    default Tensor div(double value) {
        return Call.scalar("div", this, value, torch::div);
    }

    /// `value / x`.
    default Tensor rdiv(double value) {
        return reciprocal().mul(value);
    }

    /// 1 / x.
    default Tensor reciprocal() {
        return Call.unary("reciprocal", this, torch::reciprocal);
    }

    /// ⌊x / y⌋.
    default Tensor floorDivide(Tensor other) {
        return Call.binary("floorDivide", this, other, torch::floor_divide);
    }

    default Tensor floorDivide(double value) {
        return Call.scalar("floorDivide", this, value, torch::floor_divide);
    }

    /// The quotient without its fraction: rounded towards 0, as Java's `/` does for integers.
    default Tensor truncDivide(Tensor other) {
        return Call.binary("truncDivide", this, other, (x, y) -> torch.div(x, y, Natives.TRUNC));
    }

    default Tensor truncDivide(double value) {
        return Call.scalar("truncDivide", this, value, (x, y) -> torch.div(x, y, Natives.TRUNC));
    }

    /// x - y·⌊x / y⌋, with the sign of y, as Python's `%`.
    default Tensor remainder(Tensor other) {
        return Call.binary("remainder", this, other, torch::remainder);
    }

    default Tensor remainder(double value) {
        return Call.scalar("remainder", this, value, torch::remainder);
    }

    /// What truncated division leaves, with the sign of x, as Java's `%`.
    default Tensor fmod(Tensor other) {
        return Call.binary("fmod", this, other, torch::fmod);
    }

    default Tensor fmod(double value) {
        return Call.scalar("fmod", this, value, torch::fmod);
    }

    default Tensor neg() {
        return Call.unary("neg", this, torch::neg);
    }

    default Tensor pow(Tensor exponent) {
        return Call.binary("pow", this, exponent, torch::pow);
    }

    default Tensor pow(double exponent) {
        return Call.scalar("pow", this, exponent, torch::pow);
    }

    /// `base` to the power of x.
    default Tensor rpow(double base) {
        return Call.scalar("rpow", this, base, (x, b) -> torch.pow(b, x));
    }

    default Tensor square() {
        return Call.unary("square", this, torch::square);
    }

    default Tensor abs() {
        return Call.unary("abs", this, torch::abs);
    }

    /// The larger of two elements; NaN if one is.
    default Tensor maximum(Tensor other) {
        return Call.binary("maximum", this, other, torch::maximum);
    }

    /// The smaller of two elements; NaN if one is.
    default Tensor minimum(Tensor other) {
        return Call.binary("minimum", this, other, torch::minimum);
    }

    /// Moves values below `min` up to it and values above `max` down to it.
    default Tensor clamp(double min, double max) {
        try (Scalar low = Natives.scalar(min);
                Scalar high = Natives.scalar(max);
                var a = new ScalarOptional(low);
                var b = new ScalarOptional(high)) {
            return Call.unary("clamp", this, x -> torch.clamp(x, a, b));
        }
    }

    /// Like [#clamp], with limits of their own for each element.
    default Tensor clamp(Tensor min, Tensor max) {
        return Call.ternary(
                "clamp",
                this,
                min,
                max,
                (x, low, high) -> {
                    try (var a = new TensorOptional(low);
                            var b = new TensorOptional(high)) {
                        return torch.clamp(x, a, b);
                    }
                });
    }

    default Tensor clampMin(double min) {
        return Call.scalar("clampMin", this, min, torch::clamp_min);
    }

    default Tensor clampMax(double max) {
        return Call.scalar("clampMax", this, max, torch::clamp_max);
    }

    /// x + value·a·b.
    default Tensor addcmul(Tensor a, Tensor b, double value) {
        try (Scalar scale = Natives.scalar(value)) {
            return Call.ternary("addcmul", this, a, b, (x, y, z) -> torch.addcmul(x, y, z, scale));
        }
    }

    /// x + value·a / b.
    default Tensor addcdiv(Tensor a, Tensor b, double value) {
        try (Scalar scale = Natives.scalar(value)) {
            return Call.ternary("addcdiv", this, a, b, (x, y, z) -> torch.addcdiv(x, y, z, scale));
        }
    }

    /// x + weight·(end - x).
    default Tensor lerp(Tensor end, double weight) {
        try (Scalar scale = Natives.scalar(weight)) {
            return Call.binary("lerp", this, end, (x, y) -> torch.lerp(x, y, scale));
        }
    }

    default Tensor lerp(Tensor end, Tensor weight) {
        return Call.ternary("lerp", this, end, weight, torch::lerp);
    }
}
