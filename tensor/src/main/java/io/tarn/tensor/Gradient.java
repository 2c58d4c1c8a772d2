package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/// Gradients as values, and the blocks of code that record operations for them or do not.
///
/// ```java
/// var gradient = Gradient.of(loss, weight);                    // ∂loss/∂weight
/// try (var off = Gradient.off()) { weight.sub_(gradient.mul(0.1)); }
/// ```
///
/// [#of] leaves [Tensor#grad()] alone.
public final class Gradient {
    static {
        NativeRuntime.load();
    }

    private Gradient() {}

    /// Records nothing until it is closed: results do not know how they were made.
    public static Recording off() {
        return Recording.switched(false);
    }

    /// Records again inside a block that does not, be it [#off] or [#inference].
    public static Recording on() {
        return Recording.switched(true);
    }

    /// Like [#off], and cheaper for each operation: for serving. What is made inside can never take part in gradients;
    /// parameters and buffers of networks that are built inside can.
    public static Recording inference() {
        return Recording.serving();
    }

    /// Whether operations on this thread are recorded.
    public static boolean isOn() {
        return GradMode.is_enabled() && !InferenceMode.is_enabled();
    }

    /// ∂output/∂input for a scalar output.
    public static Tensor of(Tensor output, Tensor input) {
        return of(output, List.of(input)).getFirst();
    }

    /// ∂output/∂inputs for a scalar output. An input that the output does not depend on has gradient zero.
    public static List<Tensor> of(Tensor output, List<Tensor> inputs) {
        return compute(List.of(output), inputs, List.of(), Graph.FREE);
    }

    /// Like [#of(Tensor, Tensor)], and the gradient itself can be differentiated.
    public static Tensor differentiable(Tensor output, Tensor input) {
        return differentiable(output, List.of(input)).getFirst();
    }

    /// Like [#of(Tensor, List)], and the gradients themselves can be differentiated.
    public static List<Tensor> differentiable(Tensor output, List<Tensor> inputs) {
        return compute(List.of(output), inputs, List.of(), Graph.DIFFERENTIABLE);
    }

    /// vᵀ·J at x, where J is the Jacobian of `function`: one backward pass.
    public static Tensor vjp(UnaryOperator<Tensor> function, Tensor x, Tensor v) {
        try (Scope scope = Scope.open();
                Recording _ = on()) {
            Tensor leaf = leaf(x);
            Tensor y = checked("vjp", function.apply(leaf), v);
            return scope.keep(
                    compute(List.of(y), List.of(leaf), List.of(v), Graph.FREE).getFirst());
        }
    }

    /// J·v at x. vᵀJ is linear in v, so J·v is the derivative of uᵀ·J by u: two backward passes.
    public static Tensor jvp(UnaryOperator<Tensor> function, Tensor x, Tensor v) {
        try (Scope scope = Scope.open();
                Recording _ = on()) {
            Tensor leaf = leaf(checked("jvp", x, v));
            Tensor y = function.apply(leaf);
            Tensor u = Tensor.empty(y.shape(), y.dtype(), y.device()).zero_().requiresGrad();
            Tensor uJ =
                    compute(List.of(y), List.of(leaf), List.of(u), Graph.DIFFERENTIABLE).getFirst();
            if (!uJ.isTracked()) { // the function does not depend on x
                return scope.keep(u.detach());
            }
            return scope.keep(compute(List.of(uJ), List.of(u), List.of(v), Graph.FREE).getFirst());
        }
    }

    /// H·v at x, where H is the Hessian of the scalar `function`.
    public static Tensor hvp(UnaryOperator<Tensor> function, Tensor x, Tensor v) {
        try (Scope scope = Scope.open();
                Recording _ = on()) {
            Tensor leaf = leaf(checked("hvp", x, v));
            return scope.keep(hvp(function.apply(leaf), List.of(leaf), List.of(v)).getFirst());
        }
    }

    /// H·v, where H is the Hessian of the scalar `output` by all `inputs` together, and v has a part for each of them.
    public static List<Tensor> hvp(Tensor output, List<Tensor> inputs, List<Tensor> v) {
        try (Scope scope = Scope.open();
                Recording _ = on()) {
            List<Tensor> gradients = new ArrayList<>();
            List<Tensor> parts = new ArrayList<>();
            List<Tensor> all = differentiable(output, inputs);
            for (int i = 0; i < all.size(); i++) {
                if (checked("hvp", all.get(i), v.get(i))
                        .isTracked()) { // a linear part has no second derivative
                    gradients.add(all.get(i));
                    parts.add(v.get(i));
                }
            }
            List<Tensor> products =
                    gradients.isEmpty()
                            ? inputs.stream().map(Gradient::zerosLike).toList()
                            : compute(gradients, inputs, parts, Graph.KEEP);
            products.forEach(scope::keep);
            return products;
        }
    }

    /// ∂yᵢ/∂xⱼ for a function of few values, one backward pass per element of y. Shape `[*y, *x]`.
    public static Tensor jacobian(UnaryOperator<Tensor> function, Tensor x) {
        try (Scope scope = Scope.open();
                Recording _ = on()) {
            Tensor leaf = leaf(x);
            return scope.keep(rows(function.apply(leaf), leaf));
        }
    }

    /// ∂²y/∂xᵢ∂xⱼ for a scalar function of few values. Shape `[*x, *x]`.
    public static Tensor hessian(UnaryOperator<Tensor> function, Tensor x) {
        try (Scope scope = Scope.open();
                Recording _ = on()) {
            Tensor leaf = leaf(x);
            return scope.keep(rows(differentiable(function.apply(leaf), leaf), leaf));
        }
    }

    private static Tensor rows(Tensor y, Tensor x) {
        long[] shape =
                LongStream.concat(LongStream.of(y.sizes()), LongStream.of(x.sizes())).toArray();
        long count = y.elements();
        if (!y.isTracked() || count == 0) {
            return Tensor.empty(Shape.of(shape), x.dtype(), x.device()).zero_();
        }
        Tensor flat = y.reshape(count); // [m]
        List<Tensor> axes = Tensor.eye(count).to(y.dtype()).to(y.device()).unbind(0);
        List<Tensor> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(
                    compute(List.of(flat), List.of(x), List.of(axes.get(i)), Graph.KEEP)
                            .getFirst());
        }
        return Tensor.stack(rows, 0).reshape(shape);
    }

    private static Tensor leaf(Tensor x) {
        return x.detach().requiresGrad();
    }

    private static Tensor zerosLike(Tensor x) {
        return Tensor.empty(x.shape(), x.dtype(), x.device()).zero_();
    }

    private static Tensor checked(String who, Tensor value, Tensor v) {
        if (!value.shape().equals(v.shape())) {
            throw TensorException.of(
                    who,
                    "a vector of shape " + value.shape(),
                    v.shape(),
                    "give v the shape of what it multiplies");
        }
        return value;
    }

    /// What becomes of the recorded operations once they have been used.
    enum Graph {
        FREE,
        KEEP,
        DIFFERENTIABLE
    }

    /// Σ vᵢ·∂outputᵢ/∂inputs; without vectors the outputs are scalars and v = 1.
    static List<Tensor> compute(
            List<Tensor> outputs, List<Tensor> inputs, List<Tensor> vectors, Graph graph) {
        BackwardPasses.begin();
        try (TensorVector y = Natives.vector("Gradient", outputs);
                TensorVector x = Natives.vector("Gradient", inputs);
                TensorVector v = Natives.vector("Gradient", vectors);
                BoolOptional keep = new BoolOptional(graph != Graph.FREE);
                TensorVector gradients =
                        torch.grad(y, x, v, keep, graph == Graph.DIFFERENTIABLE, true)) {
            return inputs.isEmpty() ? List.of() : zerosWhereMissing(gradients, inputs);
        } catch (RuntimeException e) {
            throw HookFailure.of("gradient", e, outputs.toArray(Tensor[]::new));
        } finally {
            BackwardPasses.end();
            Reference.reachabilityFence(outputs);
            Reference.reachabilityFence(inputs);
            Reference.reachabilityFence(vectors);
        }
    }

    private static List<Tensor> zerosWhereMissing(TensorVector gradients, List<Tensor> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            if (!gradients.get(i).defined()) {
                try (var zeros = torch.zeros_like(inputs.get(i).raw("gradient"))) {
                    gradients.put(i, zeros);
                }
            }
        }
        return Natives.list(gradients, "gradient");
    }
}
