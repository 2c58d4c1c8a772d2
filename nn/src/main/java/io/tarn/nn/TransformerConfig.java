package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// How a [TransformerEncoderLayer] or a [TransformerDecoderLayer] is built.
///
/// The defaults are those of PyTorch and of the paper (Vaswani et al. 2017): normalisation after each
/// part, ReLU, a feed-forward part of 2048, dropout 0.1.
public record TransformerConfig(
        long width,
        long heads,
        long feedForward,
        double dropout,
        Layer activation,
        Order order,
        double epsilon) {
    /// Where the normalisation stands.
    public enum Order {
        /// y = norm(x + f(x)).
        AFTER,
        /// y = x + f(norm(x)), which learns more easily in deep stacks.
        BEFORE
    }

    public TransformerConfig {
        if (feedForward < 1) {
            throw TensorException.of(
                    "TransformerConfig",
                    "a feed-forward width of 1 or more",
                    feedForward,
                    "4·width");
        }
    }

    static TransformerConfig of(long width, long heads) {
        return new TransformerConfig(width, heads, 2048, 0.1, Tensor::relu, Order.AFTER, 1e-5);
    }

    /// The width between the two linear layers of the feed-forward part.
    public TransformerConfig feedForward(long inner) {
        return new TransformerConfig(width, heads, inner, dropout, activation, order, epsilon);
    }

    public TransformerConfig dropout(double fraction) {
        return new TransformerConfig(
                width, heads, feedForward, fraction, activation, order, epsilon);
    }

    /// `c -> c.activation(Tensor::gelu)`.
    public TransformerConfig activation(Layer function) {
        return new TransformerConfig(width, heads, feedForward, dropout, function, order, epsilon);
    }

    /// Normalises before each part: y = x + f(norm(x)).
    public TransformerConfig normFirst() {
        return new TransformerConfig(
                width, heads, feedForward, dropout, activation, Order.BEFORE, epsilon);
    }

    /// The ε of the normalisations.
    public TransformerConfig epsilon(double value) {
        return new TransformerConfig(width, heads, feedForward, dropout, activation, order, value);
    }

    MultiHeadAttention attention() {
        return MultiHeadAttention.of(width, heads, c -> c.dropout(dropout));
    }

    LayerNorm norm() {
        return LayerNorm.of(width, c -> c.epsilon(epsilon));
    }

    @Override
    public String toString() {
        return "%d, %d heads, feed-forward %d".formatted(width, heads, feedForward);
    }
}
