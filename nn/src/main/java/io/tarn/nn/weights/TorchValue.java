package io.tarn.nn.weights;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a PyTorch checkpoint holds: a tensor, a plain value, or a map or list of such.
///
/// ```java
/// TorchValue checkpoint = TorchFile.read(path);
/// net.load(checkpoint.at("model").tensors());
/// long epoch = checkpoint.at("epoch").whole();
/// Tensor momentum = checkpoint.at("optimizer", "state", "0", "exp_avg").tensor();
/// ```
public sealed interface TorchValue {
    record OfTensor(Tensor tensor) implements TorchValue {}

    /// A dictionary; keys that are whole numbers appear as text.
    record OfMap(Map<String, TorchValue> entries) implements TorchValue {
        public OfMap {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String toString() {
            return entries.size() + " entries";
        }
    }

    /// A list or a tuple.
    record OfList(List<TorchValue> elements) implements TorchValue {
        public OfList {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return elements.size() + " elements";
        }
    }

    /// Text; data types and devices too.
    record OfText(String text) implements TorchValue {}

    record OfWhole(long whole) implements TorchValue {}

    record OfNumber(double number) implements TorchValue {}

    record OfFlag(boolean flag) implements TorchValue {}

    /// Python's `None`.
    enum Nothing implements TorchValue {
        NONE
    }

    /// The value reached through maps by their keys, and through lists by their indices.
    default TorchValue at(String... path) {
        TorchValue value = this;
        for (String key : path) {
            value = value.child(key);
        }
        return value;
    }

    private TorchValue child(String key) {
        if (this instanceof OfMap map && map.entries.containsKey(key)) {
            return map.entries.get(key);
        }
        if (this instanceof OfList list
                && key.matches("\\d{1,9}")
                && Integer.parseInt(key) < list.elements.size()) {
            return list.elements.get(Integer.parseInt(key));
        }
        String known =
                this instanceof OfMap map ? "one of " + Excerpt.list(map.entries.keySet()) : kind();
        throw TensorException.of("TorchValue.at", known, key, "follow the keys of the checkpoint");
    }

    default Tensor tensor() {
        if (this instanceof OfTensor(Tensor tensor)) {
            return tensor;
        }
        throw wrong("a tensor");
    }

    /// The tensors of a map by name; its other entries are left out.
    default Map<String, Tensor> tensors() {
        if (!(this instanceof OfMap(Map<String, TorchValue> entries))) {
            throw wrong("a map of tensors");
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        entries.forEach((name, value) -> {
            if (value instanceof OfTensor(Tensor tensor)) {
                tensors.put(name, tensor);
            }
        });
        return tensors;
    }

    default long whole() {
        if (this instanceof OfWhole(long whole)) {
            return whole;
        }
        throw wrong("a whole number");
    }

    /// A number of either kind.
    default double number() {
        return switch (this) {
            case OfNumber(double number) -> number;
            case OfWhole(long whole) -> whole;
            default -> throw wrong("a number");
        };
    }

    default boolean flag() {
        if (this instanceof OfFlag(boolean flag)) {
            return flag;
        }
        throw wrong("a flag");
    }

    default String text() {
        if (this instanceof OfText(String text)) {
            return text;
        }
        throw wrong("text");
    }

    private TensorException wrong(String expected) {
        return TensorException.of("TorchValue", expected, kind(), "see what lies there with at(…)");
    }

    private String kind() {
        return switch (this) {
            case OfTensor(Tensor tensor) -> "a tensor " + tensor.shape();
            case OfMap map -> "a map of " + map;
            case OfList list -> "a list of " + list;
            case OfText(String text) -> "the text «%s»".formatted(Excerpt.of(text));
            case OfWhole(long whole) -> "the number " + whole;
            case OfNumber(double number) -> "the number " + number;
            case OfFlag(boolean flag) -> "the flag " + flag;
            case Nothing _ -> "None";
        };
    }
}
