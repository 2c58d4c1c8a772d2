package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// One operation over every tensor of a list as a single native call: for gradients, parameters and averages.
///
/// Those whose name ends in an underscore change the tensors where they lie.
public final class Foreach {
    static {
        NativeRuntime.load();
    }

    private Foreach() {}

    /// The norm of all values together: √Σ‖xᵢ‖₂².
    public static Tensor norm(List<Tensor> tensors) {
        return norms(
                "norm",
                tensors,
                norms -> {
                    try (var stacked = torch.stack(norms)) {
                        return torch.norm(stacked);
                    }
                });
    }

    /// The norm of each: ‖xᵢ‖₂, `[tensors]`.
    public static Tensor norms(List<Tensor> tensors) {
        return tensors.isEmpty() ? Tensor.zeros(0) : norms("norms", tensors, torch::stack);
    }

    private static Tensor norms(
            String operation,
            List<Tensor> tensors,
            Function<TensorVector, org.bytedeco.pytorch.Tensor> together) {
        if (tensors.isEmpty()) {
            return Tensor.zeros();
        }
        try (Recording _ = Gradient.off();
                IValueVector stack =
                        Boxed.stack(Boxed.tensors(tensors), Boxed.number(2), Boxed.nothing())) {
            Boxed.of("aten::_foreach_norm", "Scalar").call(stack);
            try (IValue value = new IValue(stack.get(0));
                    TensorVector norms = value.toTensorVector()) {
                return Call.source(operation, () -> together.apply(norms));
            }
        } finally {
            Reference.reachabilityFence(tensors);
        }
    }

    /// xᵢ ← value·xᵢ.
    public static void mul_(List<Tensor> tensors, double value) {
        change("aten::_foreach_mul_", "Scalar", tensors, Boxed.number(value));
    }

    /// xᵢ ← value·xᵢ, for a value that lies in a tensor without dimensions.
    public static void mul_(List<Tensor> tensors, Tensor value) {
        change("aten::_foreach_mul_", "Tensor", tensors, Boxed.tensor(value));
    }

    /// xᵢ ← xᵢ + alpha·yᵢ.
    public static void add_(List<Tensor> tensors, List<Tensor> others, double alpha) {
        sameCount("Foreach.add_", tensors, others);
        change("aten::_foreach_add_", "List", tensors, Boxed.tensors(others), Boxed.number(alpha));
    }

    /// xᵢ ← xᵢ + weight·(yᵢ - xᵢ): a step of a moving average.
    public static void lerp_(List<Tensor> tensors, List<Tensor> ends, double weight) {
        sameCount("Foreach.lerp_", tensors, ends);
        change(
                "aten::_foreach_lerp_",
                "Scalar",
                tensors,
                Boxed.tensors(ends),
                Boxed.number(weight));
    }

    /// xᵢ ← yᵢ.
    public static void copy_(List<Tensor> tensors, List<Tensor> sources) {
        sameCount("Foreach.copy_", tensors, sources);
        change("aten::_foreach_copy_", "", tensors, Boxed.tensors(sources), Boxed.flag(false));
    }

    /// xᵢ ← 0.
    public static void zero_(List<Tensor> tensors) {
        change("aten::_foreach_zero_", "", tensors);
    }

    private static void change(
            String name, String overload, List<Tensor> tensors, Boxed.Argument... rest) {
        if (tensors.isEmpty()) {
            return;
        }
        Boxed.Argument[] arguments = new Boxed.Argument[rest.length + 1];
        arguments[0] = Boxed.tensors(tensors);
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        try (Recording _ = Gradient.off()) {
            Boxed.of(name, overload).none(arguments);
        } finally {
            Reference.reachabilityFence(tensors);
        }
    }

    private static void sameCount(String who, List<Tensor> tensors, List<Tensor> others) {
        if (tensors.size() != others.size()) {
            throw TensorException.of(
                    who,
                    "two lists of one length, " + tensors.size(),
                    others.size(),
                    "pair every tensor with another");
        }
    }
}
