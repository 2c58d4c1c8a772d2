package io.tarn.nn.weights;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The passage from the pickle machine's objects to [TorchValue]s. A pickle can hold cycles and shared
/// containers; the result is a tree whose depth and unfolded size are bounded.
final class TorchTree {
    /// A finished value with the number of values in it and the depth of its nesting.
    private record Grown(TorchValue value, long size, int depth) {}

    private static final int DEEPEST = 100;
    private static final long LARGEST = 10_000_000;

    private final String who;
    private final IdentityHashMap<Object, Grown> grown = new IdentityHashMap<>();
    private final IdentityHashMap<Object, Object> growing = new IdentityHashMap<>();

    private TorchTree(String who) {
        this.who = who;
    }

    static TorchValue of(String who, Object root) {
        return new TorchTree(who).grow(root).value;
    }

    private Grown grow(Object object) {
        return switch (object) {
            case Tensor tensor -> leaf(new TorchValue.OfTensor(tensor));
            case String text -> leaf(new TorchValue.OfText(text));
            case Long whole -> leaf(new TorchValue.OfWhole(whole));
            case Double number -> leaf(new TorchValue.OfNumber(number));
            case Boolean flag -> leaf(new TorchValue.OfFlag(flag));
            case PickleMachine.Tuple(List<Object> elements) -> container(object, elements);
            case List<?> list -> container(object, list);
            case Map<?, ?> map -> container(object, map.values());
            default -> {
                if (object != PickleMachine.NONE) {
                    throw TensorException.of(
                            who,
                            "tensors and plain values",
                            "a storage or function by itself",
                            "save tensors");
                }
                yield leaf(TorchValue.Nothing.NONE);
            }
        };
    }

    private static Grown leaf(TorchValue value) {
        return new Grown(value, 1, 0);
    }

    private Grown container(Object object, Iterable<?> children) {
        Grown known = grown.get(object);
        if (known != null) {
            return known;
        }
        if (growing.put(object, object) != null || growing.size() > DEEPEST) {
            throw tooLarge("at most %d nested containers".formatted(DEEPEST));
        }
        List<TorchValue> values = new ArrayList<>();
        long size = 1;
        int depth = 0;
        for (Object child : children) {
            Grown next = grow(child);
            values.add(next.value);
            size += next.size;
            depth = Math.max(depth, next.depth);
            if (size > LARGEST) {
                throw tooLarge("at most %d values".formatted(LARGEST));
            }
        }
        if (depth >= DEEPEST) {
            throw tooLarge("at most %d nested containers".formatted(DEEPEST));
        }
        growing.remove(object);
        Grown result =
                new Grown(
                        object instanceof Map<?, ?> map
                                ? map(map, values)
                                : new TorchValue.OfList(values),
                        size,
                        depth + 1);
        grown.put(object, result);
        return result;
    }

    private static TorchValue map(Map<?, ?> map, List<TorchValue> values) {
        Map<String, TorchValue> entries = new LinkedHashMap<>();
        int index = 0;
        for (Object key : map.keySet()) {
            entries.put((String) key, values.get(index++));
        }
        return new TorchValue.OfMap(entries);
    }

    private TensorException tooLarge(String expected) {
        return TensorException.of(who, expected, "more", "save net.state_dict() with torch.save");
    }
}
