package io.tarn.train;

import io.tarn.nn.Layer;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// Test-time augmentation: a network that looks at several views of each example and answers with the mean of the probabilities.
///
/// ```java
/// var views = Views.of(net, x -> x, x -> x.flip(3));
/// ```
public record Views(Layer net, List<UnaryOperator<Tensor>> views) implements Layer {
    public Views {
        views = List.copyOf(views);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Views of(Layer net, UnaryOperator<Tensor>... views) {
        return new Views(net, List.of(views));
    }

    @Override
    public Tensor forward(Tensor x) {
        List<Layer> members =
                views.stream().<Layer>map(view -> y -> net.forward(view.apply(y))).toList();
        return Ensemble.mean(members).forward(x);
    }
}
