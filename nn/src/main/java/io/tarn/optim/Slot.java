package io.tarn.optim;

import static java.util.Objects.requireNonNull;

import io.tarn.tensor.DType;
import io.tarn.tensor.Device;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an optimizer remembers about one parameter: a step counter, tensors in the parameter's
/// shape, and numbers.
final class Slot {
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private long step;
    private Tensor like;
    private DType type;
    private Device device;

    Slot(Memory memory, Tensor like) {
        this.like = like;
        this.type = like.dtype();
        this.device = like.device();
        memory.tensors().forEach(name -> tensors.put(name, zerosLike(like)));
        memory.numbers().forEach(name -> numbers.put(name, 0.0));
    }

    /// The number of the step that is being made, from 1; 0 before the first.
    long step() {
        return step;
    }

    void step(long number) {
        step = number;
    }

    Tensor tensor(String name) {
        return requireNonNull(tensors.get(name), name);
    }

    double number(String name) {
        return requireNonNull(numbers.get(name), name);
    }

    void number(String name, double value) {
        numbers.put(name, value);
    }

    DType type() {
        return type;
    }

    Device device() {
        return device;
    }

    /// Goes along with a parameter that was moved to another device, type or memory layout.
    void follow(Tensor x) {
        if (x != like) {
            like = x;
            type = x.dtype();
            device = x.device();
            tensors.replaceAll((_, tensor) -> zerosLike(x).copy_(tensor));
        }
    }

    /// Zeros with the shape, type, device and memory layout of `x`.
    private static Tensor zerosLike(Tensor x) {
        return x.detach().copy().zero_().unscoped();
    }
}
