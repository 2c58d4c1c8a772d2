package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.List;

/// A loss of a task on a batch, and its gradient by the weights that its optimizer moves, without a step.
///
/// @param parameters those weights
/// @param gradient one vector, in the order of the parameters
record LossGradient(double loss, List<Parameter> parameters, Tensor gradient) {
    /// Each loss of the task with the weights of its own optimizer, as in the training of two nets against each other; in the net's mode.
    static List<LossGradient> all(Task task, Batch batch) {
        List<LossGradient> found = new ArrayList<>();
        task.step(
                batch,
                (loss, optimizer) -> {
                    Tensor value = loss.get();
                    List<Parameter> parameters =
                            optimizer.parameters().stream().filter(Parameter::isTrainable).toList();
                    if (!parameters.isEmpty()) {
                        found.add(of(value, parameters));
                    }
                    return value.detach();
                });
        if (found.isEmpty()) {
            throw TensorException.of(
                    "LossGradient",
                    "a task that hands its loss to an optimizer with weights to learn",
                    "no gradient",
                    "call descent.down(() -> loss, optimizer) in Task.step");
        }
        return found;
    }

    private static LossGradient of(Tensor loss, List<Parameter> parameters) {
        List<Tensor> values = parameters.stream().map(Parameter::value).toList();
        return new LossGradient(loss.item(), parameters, flat(Gradient.of(loss, values)));
    }

    /// Where the weights are now.
    static Tensor point(List<Parameter> parameters) {
        return flat(parameters.stream().map(Parameter::value).toList());
    }

    static Tensor flat(List<Tensor> parts) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return scope.keep(
                    Tensor.cat(parts.stream().map(part -> part.detach().reshape(-1)).toList(), 0));
        }
    }
}
