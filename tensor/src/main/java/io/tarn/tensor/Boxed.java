package io.tarn.tensor;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.TensorList;
import org.bytedeco.pytorch.TensorVector;

/// An operator of libtorch that is called by its name, with its arguments in a list of tagged values.
///
/// It reaches the operators that have no Java method. The arguments follow the operator's schema,
/// defaults included, for example `aten::_fused_sgd_`. Looking a name up takes microseconds, so the
/// handles are kept for good.
final class Boxed {
    private static final ConcurrentHashMap<String, Boxed> KNOWN = new ConcurrentHashMap<>();

    static {
        NativeRuntime.load();
    }

    private final String name;
    private final OperatorHandle handle;

    private Boxed(String name, OperatorHandle handle) {
        this.name = name;
        this.handle = handle;
    }

    /// The operator `name`, in its overload without a name.
    static Boxed of(String name) {
        return of(name, "");
    }

    static Boxed of(String name, String overload) {
        return KNOWN.computeIfAbsent(name + "." + overload, key -> find(name, overload));
    }

    private static Boxed find(String name, String overload) {
        try {
            return new Boxed(name, Dispatcher.singleton().findSchemaOrThrow(name, overload));
        } catch (RuntimeException e) {
            throw Failure.of(name + (overload.isEmpty() ? "" : "." + overload), e);
        }
    }

    /// Calls the operator; afterwards the stack holds its results instead of its arguments.
    void call(IValueVector stack) {
        try {
            handle.callBoxed(stack);
        } catch (RuntimeException e) {
            throw Failure.of(name, e);
        }
    }

    /// Calls an operator that gives one tensor.
    Tensor one(Argument... arguments) {
        try (IValueVector stack = stack(arguments)) {
            call(stack);
            // the stack lends its tensor, so the handle is copied
            return Tensor.wrap(new org.bytedeco.pytorch.Tensor(stack.get(0).toTensor()), name);
        }
    }

    /// Calls an operator that gives nothing, because it changes its arguments.
    void none(Argument... arguments) {
        try (IValueVector stack = stack(arguments)) {
            call(stack);
        }
    }

    static IValueVector stack(Argument... arguments) {
        IValueVector stack = new IValueVector(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            try (IValue value = arguments[i].value()) {
                stack.put(i, value);
            }
        }
        return stack;
    }

    /// One argument, as a value that the caller closes.
    interface Argument {
        IValue value();
    }

    static Argument number(double value) {
        return () -> new IValue(value);
    }

    static Argument integer(long value) {
        return () -> new IValue(value);
    }

    static Argument flag(boolean value) {
        return () -> new IValue(value);
    }

    static Argument nothing() {
        return IValue::new;
    }

    static Argument tensor(Tensor tensor) {
        return () -> new IValue(tensor.raw("argument"));
    }

    static Argument tensors(List<Tensor> tensors) {
        return () -> {
            try (TensorVector vector = Natives.vector("argument", tensors)) {
                return tensors(vector);
            }
        };
    }

    /// A list of tensors and a list of values are the same native object, so one may be seen as the other.
    static IValue tensors(TensorVector vector) {
        try (TensorList list = new TensorList(vector)) {
            return new IValue(new GenericList(list));
        }
    }
}
