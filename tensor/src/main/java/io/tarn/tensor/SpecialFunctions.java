package io.tarn.tensor;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.global.torch;

/// Element-wise special functions: error, gamma and Bessel functions and their relatives.
sealed interface SpecialFunctions extends Operand permits Tensor {
    /// 2/√π ∫₀ˣ e^(-t²) dt.
    default Tensor erf() {
        return Call.unary("erf", this, torch::erf);
    }

    /// 1 - erf(x), exact for large x.
    default Tensor erfc() {
        return Call.unary("erfc", this, torch::erfc);
    }

    default Tensor erfinv() {
        return Call.unary("erfinv", this, torch::erfinv);
    }

    /// log |Γ(x)|.
    default Tensor lgamma() {
        return Call.unary("lgamma", this, torch::lgamma);
    }

    /// The derivative of log Γ.
    default Tensor digamma() {
        return Call.unary("digamma", this, torch::digamma);
    }

    /// The derivative of order `n` of the digamma function.
    default Tensor polygamma(long n) {
        return Call.unary("polygamma", this, x -> torch.polygamma(n, x));
    }

    /// The regularised lower incomplete gamma function P(a, x), where this tensor is a.
    default Tensor gammainc(Tensor x) {
        return Call.binary("gammainc", this, x, torch::special_gammainc);
    }

    /// The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), where this tensor is a.
    default Tensor gammaincc(Tensor x) {
        return Call.binary("gammaincc", this, x, torch::special_gammaincc);
    }

    /// Σ 1 / (k + q)ˣ over k = 0, 1, 2, …: Hurwitz's zeta function.
    default Tensor zeta(Tensor q) {
        return Call.binary("zeta", this, q, torch::special_zeta);
    }

    /// log(p / (1 - p)), the inverse of the sigmoid.
    default Tensor logit() {
        return Call.unary("logit", this, torch::logit);
    }

    /// The logit of p moved into `epsilon` to 1 - `epsilon`.
    default Tensor logit(double epsilon) {
        try (var optional = new DoubleOptional(epsilon)) {
            return Call.unary("logit", this, x -> torch.logit(x, optional));
        }
    }

    /// x·log(y), and 0 where x = 0.
    default Tensor xlogy(Tensor y) {
        return Call.binary("xlogy", this, y, torch::xlogy);
    }

    /// x·log(1 + y), and 0 where x = 0.
    default Tensor xlog1py(Tensor y) {
        return Call.binary("xlog1py", this, y, torch::special_xlog1py);
    }

    /// -x·log(x), and 0 at 0: a term of an entropy.
    default Tensor entr() {
        return Call.unary("entr", this, torch::special_entr);
    }

    /// Φ(x), the standard normal distribution function.
    default Tensor ndtr() {
        return Call.unary("ndtr", this, torch::special_ndtr);
    }

    /// log Φ(x), exact far in the lower tail.
    default Tensor logNdtr() {
        return Call.unary("logNdtr", this, torch::special_log_ndtr);
    }

    /// Φ⁻¹(p), the standard normal quantile.
    default Tensor ndtri() {
        return Call.unary("ndtri", this, torch::special_ndtri);
    }

    /// The Bessel function J₀.
    default Tensor besselJ0() {
        return Call.unary("besselJ0", this, torch::special_bessel_j0);
    }

    /// The Bessel function J₁.
    default Tensor besselJ1() {
        return Call.unary("besselJ1", this, torch::special_bessel_j1);
    }

    /// The modified Bessel function I₀.
    default Tensor i0() {
        return Call.unary("i0", this, torch::i0);
    }

    /// e^(-|x|)·I₀(x).
    default Tensor i0e() {
        return Call.unary("i0e", this, torch::special_i0e);
    }

    /// The modified Bessel function I₁.
    default Tensor i1() {
        return Call.unary("i1", this, torch::special_i1);
    }

    /// e^(-|x|)·I₁(x).
    default Tensor i1e() {
        return Call.unary("i1e", this, torch::special_i1e);
    }
}
