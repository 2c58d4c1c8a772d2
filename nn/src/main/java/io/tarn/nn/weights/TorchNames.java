package io.tarn.nn.weights;

import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The few Python names that a checkpoint may use, and what each stands for here. They build tensors
/// and plain containers; a name that is not in the table ends the reading, and none is ever looked up
/// anywhere else.
final class TorchNames {
    /// The class of a storage, which says the type of its numbers.
    record StorageType(DType type) {}

    /// A function of the table.
    record Callable(String name, Body body) {}

    /// What a function does with its arguments; it gives nothing where they do not fit.
    private interface Body {
        Optional<Object> call(List<Object> arguments);
    }

    private static final Map<String, DType> TYPES =
            Map.ofEntries(
                    Map.entry("Float", DType.FLOAT32),
                    Map.entry("Double", DType.FLOAT64),
                    Map.entry("Half", DType.FLOAT16),
                    Map.entry("BFloat16", DType.BFLOAT16),
                    Map.entry("Char", DType.INT8),
                    Map.entry("Byte", DType.UINT8),
                    Map.entry("Short", DType.INT16),
                    Map.entry("Int", DType.INT32),
                    Map.entry("Long", DType.INT64),
                    Map.entry("Bool", DType.BOOL),
                    Map.entry("ComplexFloat", DType.COMPLEX64),
                    Map.entry("ComplexDouble", DType.COMPLEX128));

    private final String who;
    private final TorchStorages storages;
    private final Map<String, Object> table = new HashMap<>();

    /// The tensors that were made, for their owner.
    private final List<Tensor> tensors = new ArrayList<>();

    TorchNames(String who, TorchStorages storages) {
        this.who = who;
        this.storages = storages;
        TYPES.forEach(
                (name, type) -> table.put("torch." + name + "Storage", new StorageType(type)));
        TYPES.values().forEach(type -> table.put("torch." + type, type.toString()));
        List.of(
                        "float",
                        "double",
                        "half",
                        "uint8",
                        "int",
                        "long",
                        "short",
                        "strided",
                        "contiguous_format")
                .forEach(name -> table.putIfAbsent("torch." + name, name));
        add(
                "collections.OrderedDict",
                arguments -> arguments.isEmpty() ? Optional.of(new LinkedHashMap<>()) : none());
        add("collections.Counter", arguments -> first(arguments, Map.class).map(counts -> counts));
        add(
                "torch.Size",
                arguments -> first(arguments, PickleMachine.Tuple.class).map(size -> size));
        add("torch.device", arguments -> first(arguments, String.class).map(kind -> kind));
        add("torch._utils._rebuild_tensor", this::tensor);
        add("torch._utils._rebuild_tensor_v2", this::tensor);
        add(
                "torch._utils._rebuild_parameter",
                arguments -> first(arguments, Tensor.class).map(tensor -> tensor));
        add(
                "torch._utils._rebuild_parameter_with_state",
                arguments -> first(arguments, Tensor.class).map(tensor -> tensor));
    }

    private void add(String name, Body body) {
        table.put(name, new Callable(name, body));
    }

    List<Tensor> tensors() {
        return tensors;
    }

    /// What a qualified name stands for.
    Object find(String module, String name) {
        String full = module + "." + name;
        Object found = table.get(full);
        if (found == null && full.startsWith("torch._utils._rebuild_")) {
            throw TensorException.of(
                    who,
                    "dense tensors of types that Tarn has",
                    "one that is made by " + Excerpt.of(full),
                    "convert it before it is saved: x.to_dense(), x.float()");
        }
        if (found == null) {
            throw TensorException.of(
                    who,
                    "tensors and plain containers",
                    "a file that wants to run something: Tarn refuses to call " + Excerpt.of(full),
                    "save net.state_dict() with torch.save");
        }
        return found;
    }

    Object call(Object function, Object arguments) {
        if (!(function instanceof Callable callable)
                || !(arguments instanceof PickleMachine.Tuple(List<Object> values))) {
            throw TensorException.of(
                    who,
                    "a call of a known function",
                    "a call of something else",
                    "the file is damaged");
        }
        return callable.body
                .call(values)
                .orElseThrow(() ->
                        TensorException.of(
                                who,
                                "arguments that fit %s".formatted(callable.name),
                                "%d others".formatted(values.size()),
                                "the file is damaged, or its tensors are of a special kind"));
    }

    /// Arguments: storage, offset, sizes, strides, whether it learns, hooks, special bits.
    private Optional<Object> tensor(List<Object> arguments) {
        if (arguments.size() < 4
                || arguments.size() > 7
                || !(arguments.get(0) instanceof TorchStorages.Storage storage)
                || !(arguments.get(1) instanceof Long offset)
                || !(arguments.get(2) instanceof PickleMachine.Tuple sizes)
                || !(arguments.get(3) instanceof PickleMachine.Tuple strides)) {
            return none();
        }
        if (arguments.size() == 7 && !isEmpty(arguments.get(6))) {
            throw TensorException.of(
                    who,
                    "tensors as they lie in memory",
                    "one with a pending conjugation or sign",
                    "save x.resolve_conj().resolve_neg()");
        }
        Optional<long[]> shape = sizes.wholes();
        Optional<long[]> steps = strides.wholes();
        if (shape.isEmpty() || steps.isEmpty()) {
            return none();
        }
        Tensor tensor = storages.view(storage, offset, shape.get(), steps.get());
        tensors.add(tensor);
        return Optional.of(tensor);
    }

    private static boolean isEmpty(Object special) {
        return special == PickleMachine.NONE || (special instanceof Map<?, ?> map && map.isEmpty());
    }

    private static <T> Optional<T> first(List<Object> arguments, Class<T> type) {
        return arguments.isEmpty() || !type.isInstance(arguments.getFirst())
                ? Optional.empty()
                : Optional.of(type.cast(arguments.getFirst()));
    }

    private static Optional<Object> none() {
        return Optional.empty();
    }
}
