package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;

/// The way back for kernels that give several tensors at once: each handle is copied out of the
/// native tuple, which is then freed.
final class Tuples {
    interface Two {
        T_TensorTensor_T apply(org.bytedeco.pytorch.Tensor a);
    }

    interface Three {
        T_TensorTensorTensor_T apply(org.bytedeco.pytorch.Tensor a);
    }

    interface Result<R> {
        R of(Tensor first, Tensor second, Tensor third);
    }

    private Tuples() {}

    /// Runs a kernel on `operand`; `others` are operands that the kernel reads besides.
    static <R> R two(
            String name,
            Operand operand,
            Two kernel,
            BiFunction<Tensor, Tensor, R> result,
            Tensor... others) {
        Tensor x = (Tensor) operand;
        try (T_TensorTensor_T tuple = kernel.apply(x.raw(name))) {
            return result.apply(own(name, tuple.get0()), own(name, tuple.get1()));
        } catch (RuntimeException e) {
            throw Failure.of(name, e, with(x, others));
        } finally {
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(others);
        }
    }

    /// Like [#two], for an operation with numbers that a failure should show.
    static <R> R asking(
            String name,
            Operand operand,
            Two kernel,
            BiFunction<Tensor, Tensor, R> result,
            long... asked) {
        Tensor x = (Tensor) operand;
        try (T_TensorTensor_T tuple = kernel.apply(x.raw(name))) {
            return result.apply(own(name, tuple.get0()), own(name, tuple.get1()));
        } catch (RuntimeException e) {
            throw Failure.asking(name, e, asked, x);
        } finally {
            Reference.reachabilityFence(x);
        }
    }

    static <R> R three(
            String name, Operand operand, Three kernel, Result<R> result, Tensor... others) {
        Tensor x = (Tensor) operand;
        try (T_TensorTensorTensor_T tuple = kernel.apply(x.raw(name))) {
            return result.of(
                    own(name, tuple.get0()), own(name, tuple.get1()), own(name, tuple.get2()));
        } catch (RuntimeException e) {
            throw Failure.of(name, e, with(x, others));
        } finally {
            Reference.reachabilityFence(x);
            Reference.reachabilityFence(others);
        }
    }

    private static Tensor own(String name, org.bytedeco.pytorch.Tensor borrowed) {
        return Tensor.wrap(new org.bytedeco.pytorch.Tensor(borrowed), name);
    }

    private static Tensor[] with(Tensor first, Tensor... others) {
        Tensor[] all = new Tensor[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }
}
