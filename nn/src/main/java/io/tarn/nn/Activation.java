package io.tarn.nn;

import io.tarn.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A non-linear function without parameters, as a layer that prints its name.
///
/// `Tensor::relu` is a layer as well; this one shows up as `relu` in summaries and calls hooks.
/// Activations that learn or draw at random are layers of their own: [PRelu], [RandomizedRelu],
/// [Maxout], [GatedLinear].
public final class Activation implements Layer {
    private final String name;
    private final UnaryOperator<Tensor> function;

    private Activation(String name, UnaryOperator<Tensor> function) {
        this.name = name;
        this.function = function;
    }

    /// Any function under a name: `Activation.of("square", Tensor::square)`.
    public static Activation of(String name, UnaryOperator<Tensor> function) {
        return new Activation(name, function);
    }

    /// 1 / (1 + e⁻ˣ).
    public static Activation sigmoid() {
        return of("sigmoid", Tensor::sigmoid);
    }

    /// relu6(x + 3) / 6.
    public static Activation hardSigmoid() {
        return of("hardSigmoid", Tensor::hardSigmoid);
    }

    /// -log(1 + e⁻ˣ).
    public static Activation logSigmoid() {
        return of("logSigmoid", Tensor::logSigmoid);
    }

    /// (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ).
    public static Activation tanh() {
        return of("tanh", Tensor::tanh);
    }

    /// min(max(x, -1), 1).
    public static Activation hardTanh() {
        return of("hardTanh", Tensor::hardTanh);
    }

    /// min(max(x, min), max).
    public static Activation hardTanh(double min, double max) {
        return of("hardTanh(%s, %s)".formatted(min, max), x -> x.hardTanh(min, max));
    }

    /// max(x, 0).
    public static Activation relu() {
        return of("relu", Tensor::relu);
    }

    /// min(max(x, 0), 6).
    public static Activation relu6() {
        return of("relu6", Tensor::relu6);
    }

    /// [#leakyRelu(double)] with slope 0.01.
    public static Activation leakyRelu() {
        return leakyRelu(0.01);
    }

    /// x where x > 0, slope·x elsewhere.
    public static Activation leakyRelu(double slope) {
        return of("leakyRelu(%s)".formatted(slope), x -> x.leakyRelu(slope));
    }

    /// [#elu(double)] with α = 1.
    public static Activation elu() {
        return elu(1);
    }

    /// x where x > 0, α·(eˣ - 1) elsewhere.
    public static Activation elu(double alpha) {
        return of("elu(%s)".formatted(alpha), x -> x.elu(alpha));
    }

    /// max(x, 0) + min(α·(e^(x/α) - 1), 0).
    public static Activation celu(double alpha) {
        return of("celu(%s)".formatted(alpha), x -> x.celu(alpha));
    }

    /// λ·x where x > 0, λ·α·(eˣ - 1) elsewhere, with the λ and α that keep mean 0 and variance 1.
    public static Activation selu() {
        return of("selu", Tensor::selu);
    }

    /// x·Φ(x).
    public static Activation gelu() {
        return of("gelu", Tensor::gelu);
    }

    /// ½x·(1 + tanh(√(2/π)·(x + 0.044715·x³))).
    public static Activation geluTanh() {
        return of("geluTanh", Tensor::geluTanh);
    }

    /// x·σ(x), also called swish.
    public static Activation silu() {
        return of("silu", Tensor::silu);
    }

    /// x·relu6(x + 3) / 6.
    public static Activation hardSwish() {
        return of("hardSwish", Tensor::hardSwish);
    }

    /// x·tanh(log(1 + eˣ)).
    public static Activation mish() {
        return of("mish", Tensor::mish);
    }

    /// log(1 + eˣ).
    public static Activation softplus() {
        return of("softplus", Tensor::softplus);
    }

    /// log(1 + e^(βx)) / β.
    public static Activation softplus(double beta) {
        return of("softplus(%s)".formatted(beta), x -> x.softplus(beta, 20));
    }

    /// x / (1 + |x|).
    public static Activation softsign() {
        return of("softsign", Tensor::softsign);
    }

    /// x moved towards 0 by λ, and 0 where |x| ≤ λ.
    public static Activation softShrink(double lambda) {
        return of("softShrink(%s)".formatted(lambda), x -> x.softShrink(lambda));
    }

    /// x where |x| > λ, 0 elsewhere.
    public static Activation hardShrink(double lambda) {
        return of("hardShrink(%s)".formatted(lambda), x -> x.hardShrink(lambda));
    }

    /// x - tanh(x).
    public static Activation tanhShrink() {
        return of("tanhShrink", Tensor::tanhShrink);
    }

    /// x where x > threshold, another value elsewhere.
    public static Activation threshold(double threshold, double otherwise) {
        return of(
                "threshold(%s, %s)".formatted(threshold, otherwise),
                x -> x.threshold(threshold, otherwise));
    }

    /// eˣ / Σ eˣ along a dimension.
    public static Activation softmax(long dimension) {
        return of("softmax(%d)".formatted(dimension), x -> x.softmax(dimension));
    }

    /// e⁻ˣ / Σ e⁻ˣ along a dimension.
    public static Activation softmin(long dimension) {
        return of("softmin(%d)".formatted(dimension), x -> x.softmin(dimension));
    }

    /// x - log Σ eˣ along a dimension.
    public static Activation logSoftmax(long dimension) {
        return of("logSoftmax(%d)".formatted(dimension), x -> x.logSoftmax(dimension));
    }

    /// a·σ(b), where a and b are the halves of a dimension.
    public static Activation glu(long dimension) {
        return of("glu(%d)".formatted(dimension), x -> x.glu(dimension));
    }

    @Override
    public Tensor forward(Tensor x) { // [*]
        return Hooks.after(this, x, function.apply(x));
    }

    @Override
    public String toString() {
        return name;
    }
}
