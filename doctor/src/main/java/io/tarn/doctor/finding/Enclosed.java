package io.tarn.doctor.finding;

import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;
import java.util.function.BiFunction;

/// A net inside another that says how it is called.
///
/// @param net inside, with its weights
/// @param call is given the net and its input, and gives what goes on
record Enclosed(Layer net, BiFunction<Layer, Tensor, Tensor> call) implements Layer {
    @Override
    public Tensor forward(Tensor x) {
        return call.apply(net, x);
    }
}
