package io.tarn.nn;

import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;

/// The number of multiply-accumulate operations (MACs) that layers do in one forward pass.
///
/// Products of matrices, convolutions and attention are counted; biases, activations and
/// normalisations, which are small beside them, are not.
final class Multiplications {
    private long latestKeys; // of the attention inside a MultiHeadAttention, which is told of first

    /// What `net` itself did, apart from the nets inside it, to make `y` of `x`.
    long of(Net net, Tensor x, Tensor y) {
        return switch (net) {
            case Linear layer -> y.elements() * layer.weight().value().size(1);
            case Bilinear layer -> y.elements() * perOutput(layer.weight());
            case Conv1d layer -> y.elements() * perOutput(layer.weight());
            case Conv2d layer -> y.elements() * perOutput(layer.weight());
            case Conv3d layer -> y.elements() * perOutput(layer.weight());
            case ConvTranspose1d layer -> x.elements() * perOutput(layer.weight());
            case ConvTranspose2d layer -> x.elements() * perOutput(layer.weight());
            case ConvTranspose3d layer -> x.elements() * perOutput(layer.weight());
            case Rnn _, Gru _, Lstm _ -> x.size(0) * x.size(1) * matrixElements(net);
            case RnnCell _, GruCell _, LstmCell _ -> x.size(0) * matrixElements(net);
            case Attention _ -> attention(x.shape(), y.shape());
            case MultiHeadAttention heads -> projections(heads.config(), x);
            default -> 0;
        };
    }

    /// What one element of the output costs; of the input, for transposed convolutions.
    private static long perOutput(Parameter weight) {
        return weight.value().elements() / weight.value().size(0);
    }

    private static long matrixElements(Net net) {
        return net.parameters().stream()
                .filter(parameter -> parameter.value().rank() == 2)
                .mapToLong(parameter -> parameter.value().elements())
                .sum();
    }

    /// q·kᵀ and its product with v, from the keys `[batch, heads, keys, width]`.
    private long attention(Shape keys, Shape output) {
        latestKeys = keys.size(-2);
        long scores = output.elements() / output.size(-1) * latestKeys; // batch·heads·queries·keys
        return scores * (keys.size(-1) + output.size(-1));
    }

    /// The projections of queries, keys and values; that of the output is a [Linear].
    private long projections(MultiHeadAttention.Config config, Tensor query) {
        long queries = query.size(0) * query.size(1);
        long keys = query.size(0) * latestKeys;
        return config.width()
                * (queries * config.width() + keys * (config.keyWidth() + config.valueWidth()));
    }
}
