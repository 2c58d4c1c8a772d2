package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Nets as functions of their parameters: calls that use other tensors in the place of the parameters.
///
/// Gradients flow into those tensors, which may be results themselves: updated parameters in
/// meta-learning, or pieces of one vector for a Hessian.
///
/// ```java
/// Tensor y = Functional.call(net, Map.of("weight", weight.sub(gradient.mul(0.1))), x);
/// ```
public final class Functional {
    private Functional() {}

    /// Calls a layer with the given tensors in the place of the parameters of those names.
    public static Tensor call(Layer net, Map<String, Tensor> parameters, Tensor x) {
        return call((Net) net, parameters, () -> net.forward(x));
    }

    /// Runs `code` with the given tensors in the place of the parameters of those names; parameters
    /// that are not named stay. For that time other threads see the change too.
    public static <T> T call(Net net, Map<String, Tensor> parameters, Supplier<T> code) {
        Map<Parameter, Tensor> replacements = matched(net, parameters);
        Map<Parameter, Tensor> before = new LinkedHashMap<>();
        try {
            replacements.forEach(
                    (parameter, tensor) -> before.put(parameter, parameter.exchange(tensor)));
            return code.get();
        } finally {
            before.forEach(Parameter::exchange);
        }
    }

    private static Map<Parameter, Tensor> matched(Net net, Map<String, Tensor> parameters) {
        Map<String, Parameter> own = net.namedParameters();
        Map<String, String> aliases = Fields.aliases(net);
        Map<Parameter, Tensor> matched = new LinkedHashMap<>();
        parameters.forEach((name, tensor) -> {
            Parameter parameter =
                    own.get(own.containsKey(name) ? name : StateLoading.firstName(name, aliases));
            if (parameter == null) {
                throw TensorException.of(
                        "Functional.call",
                        "names of parameters of " + Naming.type(net),
                        name,
                        "the names are " + own.keySet());
            }
            if (!parameter.value().shape().equals(tensor.shape())) {
                throw TensorException.of(
                        "Functional.call",
                        "%s of shape %s".formatted(name, parameter.value().shape()),
                        tensor.shape(),
                        "reshape it");
            }
            matched.put(parameter, tensor);
        });
        return matched;
    }
}
