package io.tarn.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.global.torch;

/// Element-wise mathematical functions.
sealed interface Functions extends Operand permits Tensor {
    default Tensor exp() {
        return Call.unary("exp", this, torch::exp);
    }

    /// 2ˣ.
    default Tensor exp2() {
        return Call.unary("exp2", this, torch::exp2);
    }

    /// eˣ - 1, exact for small x.
    default Tensor expm1() {
        return Call.unary("expm1", this, torch::expm1);
    }

    default Tensor log() {
        return Call.unary("log", this, torch::log);
    }

    default Tensor log2() {
        return Call.unary("log2", this, torch::log2);
    }

    default Tensor log10() {
        return Call.unary("log10", this, torch::log10);
    }

    /// log(1 + x), exact for small x.
    default Tensor log1p() {
        return Call.unary("log1p", this, torch::log1p);
    }

    /// log(eˣ + eʸ), without overflow.
    default Tensor logAddExp(Tensor other) {
        return Call.binary("logAddExp", this, other, torch::logaddexp);
    }

    default Tensor sqrt() {
        return Call.unary("sqrt", this, torch::sqrt);
    }

    /// 1 / √x.
    default Tensor rsqrt() {
        return Call.unary("rsqrt", this, torch::rsqrt);
    }

    /// √(x² + y²), without overflow.
    default Tensor hypot(Tensor other) {
        return Call.binary("hypot", this, other, torch::hypot);
    }

    default Tensor sin() {
        return Call.unary("sin", this, torch::sin);
    }

    default Tensor cos() {
        return Call.unary("cos", this, torch::cos);
    }

    default Tensor tan() {
        return Call.unary("tan", this, torch::tan);
    }

    default Tensor asin() {
        return Call.unary("asin", this, torch::asin);
    }

    default Tensor acos() {
        return Call.unary("acos", this, torch::acos);
    }

    default Tensor atan() {
        return Call.unary("atan", this, torch::atan);
    }

    /// The angle of the point (x, y), where this tensor is y.
    default Tensor atan2(Tensor x) {
        return Call.binary("atan2", this, x, torch::atan2);
    }

    default Tensor sinh() {
        return Call.unary("sinh", this, torch::sinh);
    }

    default Tensor cosh() {
        return Call.unary("cosh", this, torch::cosh);
    }

    default Tensor tanh() {
        return Call.unary("tanh", this, torch::tanh);
    }

    default Tensor asinh() {
        return Call.unary("asinh", this, torch::asinh);
    }

    default Tensor acosh() {
        return Call.unary("acosh", this, torch::acosh);
    }

    default Tensor atanh() {
        return Call.unary("atanh", this, torch::atanh);
    }

    /// sin(πx) / (πx), and 1 at 0.
    default Tensor sinc() {
        return Call.unary("sinc", this, torch::sinc);
    }

    default Tensor degreesToRadians() {
        return Call.unary("degreesToRadians", this, torch::deg2rad);
    }

    default Tensor radiansToDegrees() {
        return Call.unary("radiansToDegrees", this, torch::rad2deg);
    }

    /// -1, 0 or 1.
    default Tensor sign() {
        return Call.unary("sign", this, torch::sign);
    }

    /// The size of x with the sign of `other`.
    default Tensor copysign(Tensor other) {
        return Call.binary("copysign", this, other, torch::copysign);
    }

    default Tensor floor() {
        return Call.unary("floor", this, torch::floor);
    }

    default Tensor ceil() {
        return Call.unary("ceil", this, torch::ceil);
    }

    /// The nearest whole number; halves go to the even one.
    default Tensor round() {
        return Call.unary("round", this, torch::round);
    }

    /// Rounds to some decimals; a negative number of them rounds to tens, hundreds, ….
    default Tensor round(long decimals) {
        return Call.unary("round", this, x -> torch.round(x, decimals));
    }

    /// The whole part, towards 0.
    default Tensor trunc() {
        return Call.unary("trunc", this, torch::trunc);
    }

    /// x - trunc(x).
    default Tensor frac() {
        return Call.unary("frac", this, torch::frac);
    }

    /// NaN becomes 0, infinities the largest and smallest finite numbers.
    default Tensor nanToNum() {
        return Call.unary("nanToNum", this, torch::nan_to_num);
    }

    default Tensor nanToNum(double nan, double positiveInfinity, double negativeInfinity) {
        try (var a = new DoubleOptional(nan);
                var b = new DoubleOptional(positiveInfinity);
                var c = new DoubleOptional(negativeInfinity)) {
            return Call.unary("nanToNum", this, x -> torch.nan_to_num(x, a, b, c));
        }
    }

    /// 0 below zero, 1 above it, and `atZero` there.
    default Tensor heaviside(Tensor atZero) {
        return Call.binary("heaviside", this, atZero, torch::heaviside);
    }
}
