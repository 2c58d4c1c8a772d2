package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/// The way from a Tarn operation into libtorch and back: unwraps the operands, keeps them alive
/// during the call, wraps the result, and turns a native failure into a [TensorException] that
/// names the operation and its operands.
final class Call {
    interface Unary {
        org.bytedeco.pytorch.Tensor apply(org.bytedeco.pytorch.Tensor a);
    }

    interface Binary {
        org.bytedeco.pytorch.Tensor apply(
                org.bytedeco.pytorch.Tensor a, org.bytedeco.pytorch.Tensor b);
    }

    interface Ternary {
        org.bytedeco.pytorch.Tensor apply(
                org.bytedeco.pytorch.Tensor a,
                org.bytedeco.pytorch.Tensor b,
                org.bytedeco.pytorch.Tensor c);
    }

    interface WithScalar {
        org.bytedeco.pytorch.Tensor apply(org.bytedeco.pytorch.Tensor a, Scalar scalar);
    }

    interface OfList {
        org.bytedeco.pytorch.Tensor apply(TensorVector tensors);
    }

    interface Lists {
        TensorVector apply(TensorVector tensors);
    }

    interface Many {
        TensorVector apply(org.bytedeco.pytorch.Tensor a);
    }

    interface Source {
        org.bytedeco.pytorch.Tensor make();
    }

    static {
        NativeRuntime.load();
    }

    private Call() {}

    static Tensor source(String name, Source kernel, long... asked) {
        try {
            return Tensor.wrap(kernel.make(), name);
        } catch (RuntimeException e) {
            throw Failure.asking(name, e, asked);
        }
    }

    static Tensor unary(String name, Operand a, Unary kernel) {
        Tensor x = (Tensor) a;
        try {
            return Tensor.wrap(kernel.apply(x.raw(name)), name);
        } catch (RuntimeException e) {
            throw Failure.of(name, e, x);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    /// Like [#unary], for an operation with numbers that a failure should show.
    static Tensor asking(String name, Operand a, Unary kernel, long... asked) {
        Tensor x = (Tensor) a;
        try {
            return Tensor.wrap(kernel.apply(x.raw(name)), name);
        } catch (RuntimeException e) {
            throw Failure.asking(name, e, asked, x);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    static Tensor binary(String name, Operand a, Tensor b, Binary kernel) {
        Tensor x = (Tensor) a;
        try {
            return Tensor.wrap(kernel.apply(x.raw(name), b.raw(name)), name);
        } catch (RuntimeException e) {
            throw Failure.of(name, e, x, b);
        } finally {
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(b);
        }
    }

    static Tensor ternary(String name, Operand a, Tensor b, Tensor c, Ternary kernel) {
        Tensor x = (Tensor) a;
        try {
            return Tensor.wrap(kernel.apply(x.raw(name), b.raw(name), c.raw(name)), name);
        } catch (RuntimeException e) {
            throw Failure.of(name, e, x, b, c);
        } finally {
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(b);
            Reference.reachabilityFence(c);
        }
    }

    /// Like [#unary], with a number as the second operand.
    static Tensor scalar(String name, Operand a, double value, WithScalar kernel) {
        try (Scalar scalar = Natives.scalar(value)) {
            return unary(name, a, raw -> kernel.apply(raw, scalar));
        }
    }

    /// Like [#unary], with a third operand that may be missing, such as a bias or a mask.
    static Tensor optional(String name, Operand a, Tensor b, Tensor c, TernaryOptional kernel) {
        try (TensorOptional optional = new TensorOptional(c.raw(name))) {
            return binary(name, a, b, (x, y) -> kernel.apply(x, y, optional));
        } finally {
            Reference.reachabilityFence(c);
        }
    }

    interface TernaryOptional {
        org.bytedeco.pytorch.Tensor apply(
                org.bytedeco.pytorch.Tensor a, org.bytedeco.pytorch.Tensor b, TensorOptional c);
    }

    static Tensor list(String name, List<Tensor> tensors, OfList kernel) {
        try (TensorVector vector = Natives.vector(name, tensors)) {
            return Tensor.wrap(kernel.apply(vector), name);
        } catch (RuntimeException e) {
            throw Failure.of(name, e, tensors.toArray(Tensor[]::new));
        } finally {
            Reference.reachabilityFence(tensors);
        }
    }

    static List<Tensor> lists(String name, List<Tensor> tensors, Lists kernel) {
        try (TensorVector vector = Natives.vector(name, tensors);
                TensorVector results = kernel.apply(vector)) {
            return Natives.list(results, name);
        } catch (RuntimeException e) {
            throw Failure.of(name, e, tensors.toArray(Tensor[]::new));
        } finally {
            Reference.reachabilityFence(tensors);
        }
    }

    static List<Tensor> many(String name, Operand a, Many kernel, long... asked) {
        Tensor x = (Tensor) a;
        try (TensorVector results = kernel.apply(x.raw(name))) {
            return Natives.list(results, name);
        } catch (RuntimeException e) {
            throw Failure.asking(name, e, asked, x);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    /// Changes `a` where it lies, and returns it.
    static Tensor inPlace(String name, Operand a, Unary kernel) {
        Tensor x = (Tensor) a;
        try {
            kernel.apply(x.raw(name)); // gives back its own operand, nothing new to free
            return x;
        } catch (RuntimeException e) {
            throw Failure.of(name, e, x);
        } finally {
            Reference.reachabilityFence(x);
        }
    }
}
