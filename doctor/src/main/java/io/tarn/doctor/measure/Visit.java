package io.tarn.doctor.measure;

import io.tarn.nn.Parameter;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Snapshot;
import io.tarn.train.Task;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A time in which anything may be tried with a task: closing brings back its weights, optimizers, random numbers and gradients.
///
/// Beyond a [Snapshot] it keeps the gradients that lie there, and the parameters that an optimizer moves although the net does not know
/// them.
final class Visit implements AutoCloseable {
    private final Snapshot snapshot;
    private final Map<Parameter, Tensor> gradients = new LinkedHashMap<>();
    private final Map<Parameter, Tensor> strangers = new LinkedHashMap<>();

    private Visit(Task task) {
        this.snapshot = Snapshot.of(task);
        Set<Parameter> all = new LinkedHashSet<>(task.net().parameters());
        Set<Parameter> known = Set.copyOf(all);
        task.optimizers().values().forEach(optimizer -> all.addAll(optimizer.parameters()));
        for (Parameter parameter : all) {
            parameter.grad().ifPresent(grad -> gradients.put(parameter, grad.unscoped()));
            parameter.zeroGrad(); // lets go of it, and leaves it whole
            if (!known.contains(parameter)) {
                strangers.put(parameter, parameter.value().detach().copy().unscoped());
            }
        }
    }

    static Visit to(Task task) {
        try (var scope = Scope.open()) {
            return new Visit(task);
        }
    }

    @Override
    public void close() {
        snapshot.close();
        strangers.forEach((parameter, value) -> {
            parameter.set(value);
            parameter.zeroGrad();
        });
        gradients.forEach((parameter, gradient) -> parameter.value().grad(gradient));
    }
}
