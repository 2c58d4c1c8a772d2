package io.tarn.tensor;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.global.torch;

/// The non-linear functions of neural networks.
sealed interface Activations extends Operand permits Tensor {
    /// max(x, 0).
    default Tensor relu() {
        return Call.unary("relu", this, torch::relu);
    }

    /// min(max(x, 0), 6).
    default Tensor relu6() {
        return Call.unary("relu6", this, torch::relu6);
    }

    /// x where x > 0, `slope`·x elsewhere.
    default Tensor leakyRelu(double slope) {
        return Call.scalar("leakyRelu", this, slope, torch::leaky_relu);
    }

    /// x where x > 0, a·x elsewhere, with one slope a for all or one for each channel.
    default Tensor prelu(Tensor slopes) {
        return Call.binary("prelu", this, slopes, torch::prelu);
    }

    /// x where x > 0, a·x elsewhere, with a drawn evenly from `lower` to `upper` for each element.
    default Tensor rrelu(double lower, double upper) {
        try (Scalar low = Natives.scalar(lower);
                Scalar high = Natives.scalar(upper)) {
            return Call.unary(
                    "rrelu", this, x -> torch.rrelu(x, low, high, true, Natives.GLOBAL_GENERATOR));
        }
    }

    /// x where x > 0, α·(eˣ - 1) elsewhere.
    default Tensor elu(double alpha) {
        try (Scalar a = Natives.scalar(alpha);
                Scalar one = Natives.scalar(1)) {
            return Call.unary("elu", this, x -> torch.elu(x, a, one, one));
        }
    }

    /// max(x, 0) + min(α·(e^(x/α) - 1), 0).
    default Tensor celu(double alpha) {
        return Call.scalar("celu", this, alpha, torch::celu);
    }

    /// λ·x where x > 0, λ·α·(eˣ - 1) elsewhere, with the λ and α that keep mean 0 and variance 1.
    default Tensor selu() {
        return Call.unary("selu", this, torch::selu);
    }

    /// x·Φ(x), with the standard normal distribution function Φ.
    default Tensor gelu() {
        return Call.unary("gelu", this, torch::gelu);
    }

    /// ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), near to [#gelu].
    default Tensor geluTanh() {
        return Call.unary("geluTanh", this, x -> torch.gelu(x, "tanh"));
    }

    /// x·σ(x), also called swish.
    default Tensor silu() {
        return Call.unary("silu", this, torch::silu);
    }

    /// x·relu6(x + 3) / 6.
    default Tensor hardSwish() {
        return Call.unary("hardSwish", this, torch::hardswish);
    }

    /// x·tanh(log(1 + eˣ)).
    default Tensor mish() {
        return Call.unary("mish", this, torch::mish);
    }

    /// 1 / (1 + e⁻ˣ).
    default Tensor sigmoid() {
        return Call.unary("sigmoid", this, torch::sigmoid);
    }

    /// -log(1 + e⁻ˣ).
    default Tensor logSigmoid() {
        return Call.unary("logSigmoid", this, torch::log_sigmoid);
    }

    /// relu6(x + 3) / 6.
    default Tensor hardSigmoid() {
        // libtorch's own kernel has no second derivative
        return ((Tensor) this).add(3).relu6().div(6);
    }

    /// x moved into -1 to 1.
    default Tensor hardTanh() {
        return hardTanh(-1, 1);
    }

    /// x moved into `min` to `max`.
    default Tensor hardTanh(double min, double max) {
        try (Scalar low = Natives.scalar(min);
                Scalar high = Natives.scalar(max)) {
            return Call.unary("hardTanh", this, x -> torch.hardtanh(x, low, high));
        }
    }

    /// log(1 + eˣ).
    default Tensor softplus() {
        return Call.unary("softplus", this, torch::softplus);
    }

    /// log(1 + e^(βx)) / β, and x itself where βx is above `threshold`.
    default Tensor softplus(double beta, double threshold) {
        try (Scalar b = Natives.scalar(beta);
                Scalar t = Natives.scalar(threshold)) {
            return Call.unary("softplus", this, x -> torch.softplus(x, b, t));
        }
    }

    /// x / (1 + |x|).
    default Tensor softsign() {
        Tensor x = (Tensor) this;
        return x.div(x.abs().add(1));
    }

    /// x moved towards 0 by λ, and 0 where |x| ≤ λ.
    default Tensor softShrink(double lambda) {
        return Call.scalar("softShrink", this, lambda, torch::softshrink);
    }

    /// x where |x| > λ, 0 elsewhere.
    default Tensor hardShrink(double lambda) {
        return Call.scalar("hardShrink", this, lambda, torch::hardshrink);
    }

    /// x - tanh(x).
    default Tensor tanhShrink() {
        Tensor x = (Tensor) this;
        return x.sub(x.tanh());
    }

    /// x where x > `threshold`, `otherwise` elsewhere.
    default Tensor threshold(double threshold, double otherwise) {
        try (Scalar t = Natives.scalar(threshold);
                Scalar v = Natives.scalar(otherwise)) {
            return Call.unary("threshold", this, x -> torch.threshold(x, t, v));
        }
    }

    /// a·σ(b), where a and b are the halves of a dimension.
    default Tensor glu(long dimension) {
        return Call.asking("glu", this, x -> torch.glu(x, dimension), dimension);
    }

    /// eˣ / Σ eˣ along a dimension.
    default Tensor softmax(long dimension) {
        return Call.asking(
                "softmax", this, x -> torch.softmax(x, dimension, Natives.SAME_TYPE), dimension);
    }

    /// e⁻ˣ / Σ e⁻ˣ along a dimension.
    default Tensor softmin(long dimension) {
        return ((Tensor) this).neg().softmax(dimension);
    }

    /// x - log Σ eˣ along a dimension.
    default Tensor logSoftmax(long dimension) {
        return Call.asking(
                "logSoftmax",
                this,
                x -> torch.log_softmax(x, dimension, Natives.SAME_TYPE),
                dimension);
    }
}
