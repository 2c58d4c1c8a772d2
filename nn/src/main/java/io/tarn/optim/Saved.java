package io.tarn.optim;

import static java.util.Objects.requireNonNull;

import io.tarn.tensor.DType;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A saved state that fits: every expected name with its shape, and no other. Numbers are tensors
/// without dimensions, and parts lie under a prefix.
final class Saved {
    private static final int TOLD = 6; // so many faults are named, the others counted

    private final Map<String, Tensor> state;

    private Saved(Map<String, Tensor> state) {
        this.state = state;
    }

    /// Checks a state that `who` is to load, with one line about all that does not fit.
    static Saved of(String who, Map<String, Shape> expected, Map<String, Tensor> state) {
        check(who, expected, state);
        return new Saved(state);
    }

    Tensor tensor(String name) {
        return requireNonNull(state.get(name), name);
    }

    double number(String name) {
        return tensor(name).item();
    }

    long count(String name) {
        return tensor(name).itemLong();
    }

    static Tensor number(double value) {
        return Tensor.full(Shape.of(), value, DType.FLOAT64);
    }

    static Tensor count(long value) {
        return Tensor.of(new long[] {value}).reshape();
    }

    /// `part` with `prefix` before every name.
    static Map<String, Tensor> under(String prefix, Map<String, Tensor> part) {
        Map<String, Tensor> result = new LinkedHashMap<>();
        part.forEach((name, tensor) -> result.put(prefix + name, tensor));
        return result;
    }

    /// What lies under `prefix`, which is taken off.
    static Map<String, Tensor> below(String prefix, Map<String, Tensor> state) {
        Map<String, Tensor> part = new LinkedHashMap<>();
        state.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return part;
    }

    /// What does not lie under `prefix`.
    static Map<String, Tensor> beside(String prefix, Map<String, Tensor> state) {
        Map<String, Tensor> part = new LinkedHashMap<>(state);
        part.keySet().removeIf(name -> name.startsWith(prefix));
        return part;
    }

    private static void check(String who, Map<String, Shape> expected, Map<String, Tensor> state) {
        List<String> faults = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(state.keySet());
        for (String name : names) {
            Shape shape = expected.get(name);
            Tensor tensor = state.get(name);
            if (tensor == null) {
                faults.add("missing " + name);
            } else if (shape == null) {
                faults.add("unexpected " + name);
            } else if (!tensor.shape().equals(shape)) {
                faults.add("misshaped %s: %s instead of %s".formatted(name, tensor.shape(), shape));
            }
        }
        if (!faults.isEmpty()) {
            String more =
                    faults.size() > TOLD ? " and %d more".formatted(faults.size() - TOLD) : "";
            throw TensorException.of(
                    who + ".load",
                    expected.size() + " tensors that fit",
                    String.join(", ", faults.subList(0, Math.min(faults.size(), TOLD))) + more,
                    "load what the same class saved for the same parameters");
        }
    }
}
