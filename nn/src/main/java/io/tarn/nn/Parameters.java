package io.tarn.nn;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// Choosing among the parameters of a net, and all of them as one vector.
public final class Parameters {
    private Parameters() {}

    /// Parameters in two groups, for example to give each a learning rate of its own.
    public record Partition(List<Parameter> chosen, List<Parameter> others) {}

    /// Splits by name and value: `partition(net, (name, p) -> p.value().rank() > 1)` tells matrices from biases.
    public static Partition partition(Net net, BiPredicate<String, Parameter> test) {
        Map<String, Parameter> all = net.namedParameters();
        return new Partition(
                all.entrySet().stream()
                        .filter(e -> test.test(e.getKey(), e.getValue()))
                        .map(Map.Entry::getValue)
                        .toList(),
                all.entrySet().stream()
                        .filter(e -> !test.test(e.getKey(), e.getValue()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /// The parameters whose name fits a pattern, in which `*` stands for anything: `encoder.*`, `*.bias`.
    public static Map<String, Parameter> matching(Net net, String pattern) {
        Pattern compiled = Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
        Map<String, Parameter> matching = new LinkedHashMap<>(net.namedParameters());
        matching.keySet().removeIf(name -> !compiled.matcher(name).matches());
        if (matching.isEmpty()) {
            throw TensorException.of(
                    "Parameters.matching",
                    "a pattern that fits a parameter of " + Naming.type(net),
                    "'%s'".formatted(pattern),
                    "the names are " + net.namedParameters().keySet());
        }
        return matching;
    }

    /// Stops the learning of the parameters whose name fits: `Parameters.freeze(net, "encoder.*")`.
    public static void freeze(Net net, String pattern) {
        matching(net, pattern).values().forEach(Parameter::freeze);
    }

    public static void unfreeze(Net net, String pattern) {
        matching(net, pattern).values().forEach(Parameter::unfreeze);
    }

    /// All values one after another in one vector; gradients flow through it.
    public static Tensor toVector(List<Parameter> parameters) {
        return Tensor.cat(parameters.stream().map(p -> p.value().reshape(-1)).toList(), 0);
    }

    /// Copies a vector made by [#toVector] back into the parameters.
    public static void fromVector(Tensor vector, List<Parameter> parameters) {
        checkLength(vector, parameters);
        long start = 0;
        for (Parameter parameter : parameters) {
            long length = parameter.value().elements();
            parameter.set(
                    vector.narrow(0, start, length).reshape(parameter.value().shape().toArray()));
            start += length;
        }
    }

    /// The pieces of a vector under the names of a net's parameters, for [Functional#call]; gradients flow through.
    public static Map<String, Tensor> named(Tensor vector, Net net) {
        checkLength(vector, net.parameters());
        Map<String, Tensor> pieces = new LinkedHashMap<>();
        long start = 0;
        for (Map.Entry<String, Parameter> entry : net.namedParameters().entrySet()) {
            Tensor value = entry.getValue().value();
            pieces.put(
                    entry.getKey(),
                    vector.narrow(0, start, value.elements()).reshape(value.shape().toArray()));
            start += value.elements();
        }
        return pieces;
    }

    private static void checkLength(Tensor vector, List<Parameter> parameters) {
        long length = parameters.stream().mapToLong(p -> p.value().elements()).sum();
        if (vector.rank() != 1 || vector.elements() != length) {
            throw TensorException.of(
                    "Parameters",
                    "a vector [%d]".formatted(length),
                    vector.shape(),
                    "make it with Parameters.toVector");
        }
    }
}
