package io.tarn.optim;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A rule that moves parameters along their gradients.
///
/// ```java
/// var optimizer = Adam.of(net.parameters(), c -> c.learningRate(3e-4));
/// optimizer.step(() -> loss.forward(net.forward(x), y));
/// ```
///
/// Every optimizer is made by `of(List<Parameter>)`, so that `Adam::of` says which one to use.
/// Frozen parameters and those without a gradient stay as they are. A gradient that is NaN makes
/// its parameter NaN: look at the loss, or let [LossScale] or [Clip] look at the gradients.
public interface Optimizer {
    List<ParameterGroup> groups();

    /// Changes every parameter that is trainable and has a gradient.
    void step();

    /// How many gradients, and calls of [#step()], one update takes: 1, unless a rule such as [Sam]
    /// looks around before it moves.
    default int passes() {
        return 1;
    }

    /// One whole update: computes `loss` and its gradients afresh for every pass, and steps. Gives
    /// back the first loss.
    default Tensor step(Supplier<Tensor> loss) {
        Tensor first = pass(loss);
        for (int pass = 1; pass < passes(); pass++) {
            pass(loss);
        }
        return first;
    }

    private Tensor pass(Supplier<Tensor> loss) {
        zeroGrad();
        Tensor value = loss.get();
        value.backward();
        step();
        return value;
    }

    /// The parameters of all groups.
    default List<Parameter> parameters() {
        return groups().stream().flatMap(group -> group.parameters().stream()).toList();
    }

    /// The learning rate η of the first group; [#groups] has those of the others.
    default double learningRate() {
        return groups().getFirst().learningRate();
    }

    /// Sets the learning rate of every group, from the next step on.
    default void learningRate(double rate) {
        groups().forEach(group -> group.learningRate(rate));
    }

    /// Forgets the gradients, so that the next backward pass starts afresh.
    default void zeroGrad() {
        groups().forEach(group -> group.parameters().forEach(Parameter::zeroGrad));
    }

    /// Everything that the next step depends on beside parameters and gradients: moments, counters,
    /// learning rates. Tensors are views of the optimizer's own memory.
    Map<String, Tensor> state();

    /// Continues from a saved [#state], bit for bit. Every name must be there, with the right
    /// shape, and no other.
    void load(Map<String, Tensor> state);
}
