package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.global.torch;

/// What a tensor knows about gradients. Gradients as values, of any order, are made by [Gradient].
sealed interface Differentiable extends Operand permits Tensor {
    /// Makes this tensor a leaf that gradients are computed for.
    default Tensor requiresGrad() {
        return requiresGrad(true);
    }

    default Tensor requiresGrad(boolean wanted) {
        Tensor self = (Tensor) this;
        if (wanted && torch.is_inference(self.raw("requiresGrad"))) {
            throw TensorException.of(
                    "requiresGrad",
                    "a tensor made outside of Gradient.inference()",
                    self.description() + " from inside",
                    "copy() it outside of the block, or use Gradient.off()");
        }
        return Call.inPlace("requiresGrad", this, x -> x.set_requires_grad(wanted));
    }

    /// Whether gradients flow into this tensor.
    default boolean isTracked() {
        return ((Tensor) this).raw("isTracked").requires_grad();
    }

    /// Whether this tensor was made by no recorded operation: gradients gather here.
    default boolean isLeaf() {
        return ((Tensor) this).raw("isLeaf").is_leaf();
    }

    /// Adds the gradient of this scalar to [#grad] of every leaf that it depends on.
    default void backward() {
        backward(Optional.empty(), false);
    }

    /// Adds vᵀ·∂this/∂leaf to [#grad] of every leaf.
    default void backward(Tensor v) {
        backward(Optional.of(v), false);
    }

    /// Like [#backward()], and another backward pass may follow over the same operations.
    default void backwardKeepingGraph() {
        backward(Optional.empty(), true);
    }

    private void backward(Optional<Tensor> v, boolean keepGraph) {
        Tensor self = (Tensor) this;
        BackwardPasses.begin();
        try (BoolOptional keep = new BoolOptional(keepGraph);
                TensorArrayRefOptional everyLeaf = new TensorArrayRefOptional();
                org.bytedeco.pytorch.Tensor vector =
                        v.isPresent()
                                ? new org.bytedeco.pytorch.Tensor(v.get().raw("backward"))
                                : new org.bytedeco.pytorch.Tensor()) {
            self.raw("backward").backward(vector, keep, false, everyLeaf);
        } catch (RuntimeException e) {
            throw v.isPresent()
                    ? HookFailure.of("backward", e, self, v.get())
                    : HookFailure.of("backward", e, self);
        } finally {
            BackwardPasses.end();
            Reference.reachabilityFence(self);
        }
    }

    /// The gradient that [#backward] has gathered, if any.
    default Optional<Tensor> grad() {
        org.bytedeco.pytorch.Tensor grad = ((Tensor) this).raw("grad").grad();
        return grad.defined()
                ? Optional.of(Tensor.wrap(new org.bytedeco.pytorch.Tensor(grad), "grad"))
                : Optional.empty();
    }

    /// Forgets the gradient that [#backward] has gathered.
    default void zeroGrad() {
        org.bytedeco.pytorch.Tensor grad = ((Tensor) this).raw("zeroGrad").mutable_grad();
        if (grad.defined()) {
            grad.reset();
        }
    }

    /// Puts `gradient` where [#grad] finds it.
    default void grad(Tensor gradient) {
        Tensor self = (Tensor) this;
        if (!gradient.shape().equals(self.shape()) || gradient.dtype() != self.dtype()) {
            throw TensorException.of(
                    "grad",
                    "a gradient like its tensor, " + self.description(),
                    gradient.description(),
                    "reshape or convert it");
        }
        self.raw("grad").mutable_grad().put(gradient.raw("grad"));
    }

    /// Lets `function` see, and replace, the gradient of this tensor in every backward pass.
    default Hook hook(UnaryOperator<Tensor> function) {
        return Hook.on((Tensor) this, function);
    }

    /// The same values outside of the graph: no gradient flows through.
    default Tensor detach() {
        return Call.unary("detach", this, x -> x.detach());
    }
}
