package io.tarn.doctor.finding;

import io.tarn.doctor.measure.NamedLayers;
import io.tarn.doctor.measure.NamedLayers.Named;
import io.tarn.nn.Activation;
import io.tarn.nn.Hooks.ForwardHook;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.LongStream;

/// Ways for signals and gradients through a deep net, made from outside: its layers' outputs are normalised, its bounded activations become
/// ReLUs, and inputs are added to outputs of the same shape. The last layer, which answers, stays as it is.
final class Passage {
    private static final List<String> BOUNDED =
            List.of("sigmoid", "tanh", "hardSigmoid", "hardTanh", "softsign");

    /// Behind a layer whose activation cannot be seen, so that a sigmoid is neither flat nor straight.
    private static final double BEFORE_THE_UNSEEN = 2;

    private static final double EPSILON = 1e-5;

    private final List<Net> computing;
    private final boolean sees;

    private Passage(List<Net> computing, boolean sees) {
        this.computing = computing;
        this.sees = sees;
    }

    static Passage through(Net net) {
        List<Named> all = NamedLayers.of(net).all();
        List<Net> computing =
                all.stream()
                        .filter(layer ->
                                layer.parameters().values().stream()
                                        .anyMatch(p -> p.value().rank() >= 2))
                        .map(Named::net)
                        .toList();
        boolean sees = all.stream().anyMatch(layer -> layer.net() instanceof Activation);
        return new Passage(computing.subList(0, Math.max(0, computing.size() - 1)), sees);
    }

    /// How many layers signals go through before the last one.
    int length() {
        return computing.size();
    }

    /// y ← y + x where shapes agree, normalised, and ReLUs behind.
    ForwardHook skipping() {
        return (layer, x, y) -> changed(layer, x, y, true);
    }

    /// Without skips.
    ForwardHook normalising() {
        return (layer, x, y) -> changed(layer, x, y, false);
    }

    private Tensor changed(Net layer, Tensor x, Tensor y, boolean skips) {
        if (layer instanceof Activation && BOUNDED.contains(layer.toString())) {
            return x.relu();
        }
        if (computing.stream().noneMatch(net -> net == layer)
                || !y.dtype().isFloatingPoint()
                || y.rank() < 2) {
            return y;
        }
        boolean isSame = skips && x.dtype().isFloatingPoint() && x.shape().equals(y.shape());
        Tensor sum = isSame ? y.add(x) : y;
        return sees ? normalised(sum) : normalised(sum).mul(BEFORE_THE_UNSEEN);
    }

    /// Over features: the last dimension of rows and sequences, everything of an image.
    private static Tensor normalised(Tensor y) {
        long[] over =
                y.rank() >= 4 ? LongStream.range(1, y.rank()).toArray() : new long[] {y.rank() - 1};
        Tensor centred = y.sub(y.meanKeep(over));
        return centred.div(centred.square().meanKeep(over).add(EPSILON).sqrt());
    }
}
