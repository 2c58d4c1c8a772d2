package io.tarn.recipes.sick;

import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Changes of initial weights, of which faults are made.
final class Weights {
    private static final Predicate<String> IN_A_CHAIN =
            Pattern.compile("(answer\\.)?\\d+\\.(weight|bias)").asMatchPredicate();

    private Weights() {}

    /// Changes every parameter by its name and value.
    static Consumer<Net> each(BiFunction<String, Tensor, Tensor> change) {
        return net -> each(net.namedParameters(), change);
    }

    private static void each(
            Map<String, Parameter> parameters, BiFunction<String, Tensor, Tensor> change) {
        parameters.forEach((name, parameter) -> {
            try (var scope = Scope.open();
                    var off = Gradient.off()) {
                parameter.set(change.apply(name, parameter.value().detach()));
            }
        });
    }

    /// Changes matrices, filters and tables, and leaves biases and norms.
    static Consumer<Net> matrices(BiFunction<String, Tensor, Tensor> change) {
        return each((name, value) -> value.rank() < 2 ? value : change.apply(name, value));
    }

    /// Changes the weights and biases of the last `count` layers that have both.
    static Consumer<Net> last(int count, BiFunction<String, Tensor, Tensor> change) {
        return net -> {
            List<String> names = names(net);
            some(net, names.subList(names.size() - 2 * count, names.size())::contains, change);
        };
    }

    /// Changes the weights and biases of the layers in a chain, but not of the last one, which answers.
    static Consumer<Net> hidden(BiFunction<String, Tensor, Tensor> change) {
        return net -> {
            List<String> names = names(net);
            List<String> last = names.subList(names.size() - 2, names.size());
            some(net, name -> !last.contains(name) && IN_A_CHAIN.test(name), change);
        };
    }

    private static List<String> names(Net net) {
        return net.namedParameters().keySet().stream()
                .filter(name -> name.endsWith("weight") || name.endsWith("bias"))
                .toList();
    }

    private static void some(
            Net net, Predicate<String> chosen, BiFunction<String, Tensor, Tensor> change) {
        Map<String, Parameter> some = new LinkedHashMap<>(net.namedParameters());
        some.keySet().removeIf(chosen.negate());
        each(some, change);
    }

    /// The number of inputs of a unit.
    static double fan(Tensor value) {
        return (double) value.elements() / value.size(0);
    }
}
