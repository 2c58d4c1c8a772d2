package io.tarn.nn;

import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Anything with parameters: a layer, a network, a loss that learns.
///
/// Parameters, buffers and children are found from the fields of the class or record, in lists,
/// maps and arrays too, and are named by them, in snake case as in PyTorch: the field `runningMean`
/// of the second element of the list `blocks` is `blocks.1.running_mean`.
public interface Net {
    /// Every parameter once, under its first name.
    default Map<String, Parameter> namedParameters() {
        return Fields.parameters(this);
    }

    default List<Parameter> parameters() {
        return List.copyOf(namedParameters().values());
    }

    /// The values of all parameters, for [Gradient#of(Tensor, List)] and its kin.
    default List<Tensor> values() {
        return parameters().stream().map(Parameter::value).toList();
    }

    /// Every buffer once, under its first name.
    default Map<String, Buffer> namedBuffers() {
        return Fields.buffers(this);
    }

    /// Every net inside this one, at any depth, parents before their children; this one is left out.
    default Map<String, Net> namedNets() {
        return Fields.nets(this);
    }

    /// The number of numbers to learn, frozen ones included.
    default long parameterCount() {
        return parameters().stream().mapToLong(parameter -> parameter.value().elements()).sum();
    }

    /// Switches dropout on and lets normalisation use and gather the statistics of the batch.
    default void train() {
        Fields.modes(this).forEach(mode -> mode.training(true));
    }

    /// Switches dropout off and lets normalisation use what it has gathered.
    default void eval() {
        Fields.modes(this).forEach(mode -> mode.training(false));
    }

    /// Stops learning of every parameter inside.
    default void freeze() {
        parameters().forEach(Parameter::freeze);
    }

    default void unfreeze() {
        parameters().forEach(Parameter::unfreeze);
    }

    /// Forgets the gradients of every parameter inside.
    default void zeroGrad() {
        parameters().forEach(Parameter::zeroGrad);
    }

    /// Moves parameters and buffers; optimizers made before keep working.
    default void to(Device device) {
        parameters().forEach(parameter -> parameter.replace(value -> value.to(device)));
        namedBuffers().values().forEach(buffer -> buffer.replace(value -> value.to(device)));
    }

    /// Converts parameters and floating-point buffers.
    default void to(DType type) {
        parameters().forEach(parameter -> parameter.replace(value -> value.to(type)));
        namedBuffers().values().stream()
                .filter(buffer -> buffer.value().dtype().isFloatingPoint())
                .forEach(buffer -> buffer.replace(value -> value.to(type)));
    }

    /// Parameters and buffers by name, as views of the net's own memory: what a weight file holds.
    ///
    /// The views belong to the current scope, like any result, and close with it; copy those that are to
    /// stay as they are now, or to outlive it.
    default Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        namedParameters().forEach((name, parameter) -> state.put(name, parameter.value().detach()));
        namedBuffers().forEach((name, buffer) -> state.put(name, buffer.value().detach()));
        return state;
    }

    /// Copies a saved [#state] in; every name must be there, with the right shape, and no other.
    default void load(Map<String, Tensor> state) {
        StateLoading.strict(this, state);
    }

    /// Copies in what fits of a saved [#state], and reports it and the rest.
    default LoadReport loadPartly(Map<String, Tensor> state) {
        return StateLoading.partly(this, state);
    }
}
