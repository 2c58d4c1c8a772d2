package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.nn.Modes;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A loss as a function of a net's weights, over examples that stay the same: L(w), its gradient g, and products H·v with its Hessian.
///
/// ```java
/// var objective = Objective.of(task, List.of(batch));
/// double steepness = objective.gradient().norm().item();
/// Tensor curved = objective.product(direction);          // H·v, [weights]
/// ```
///
/// All weights are one long vector, in the order of the net's parameters; frozen ones are left out. The net computes in evaluation mode,
/// so that dropout and normalisation stand still, and is afterwards as it was.
public final class Objective {
    private final Net net;
    private final List<Parameter> parameters;
    private final List<Batch> batches;
    private final Function<Batch, Tensor> loss;

    private Objective(Net net, List<Batch> batches, Function<Batch, Tensor> loss) {
        this.net = net;
        this.parameters = net.parameters().stream().filter(Parameter::isTrainable).toList();
        this.batches = List.copyOf(batches);
        this.loss = loss;
        if (parameters.isEmpty() || batches.isEmpty()) {
            throw TensorException.of(
                    "Objective",
                    "a net with weights to learn, and one batch or more",
                    "%d trainable parameters, %d batches"
                            .formatted(parameters.size(), batches.size()),
                    "unfreeze some, or give examples");
        }
    }

    /// The mean over `batches` of the loss that a task lowers, the first one where it has several.
    public static Objective of(Task task, List<Batch> batches) {
        return new Objective(task.net(), batches, batch -> lossOf(task, batch));
    }

    /// The mean over `batches` of any loss.
    public static Objective of(Net net, List<Batch> batches, Function<Batch, Tensor> loss) {
        return new Objective(net, batches, loss);
    }

    /// What a task would descend on, without a step.
    private static Tensor lossOf(Task task, Batch batch) {
        List<Tensor> losses = new ArrayList<>();
        task.step(
                batch,
                (loss, _) -> {
                    Tensor value = loss.get();
                    losses.add(value);
                    return value;
                });
        if (losses.isEmpty()) {
            throw TensorException.of(
                    "Objective",
                    "a task that hands a loss to its descent",
                    "none",
                    "call descent.down(() -> loss, optimizer) in Task.step");
        }
        return losses.getFirst();
    }

    public Net net() {
        return net;
    }

    /// The parameters that are the coordinates, in their order.
    public List<Parameter> parameters() {
        return parameters;
    }

    /// The number of weights.
    public long size() {
        return parameters.stream().mapToLong(parameter -> parameter.value().elements()).sum();
    }

    /// The number of examples.
    public int examples() {
        return batches.stream().mapToInt(Batch::size).sum();
    }

    /// The weights where the net stands now, `[weights]`: a copy.
    public Tensor point() {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            return scope.keep(flat(values()));
        }
    }

    /// Puts the net at other weights.
    public void moveTo(Tensor point) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            List<Tensor> parts = parts(point);
            for (int i = 0; i < parts.size(); i++) {
                parameters.get(i).value().copy_(parts.get(i));
            }
        }
    }

    /// L(w).
    public double value() {
        double sum = 0;
        try (var modes = Modes.eval(net);
                var off = Gradient.off()) {
            for (Batch batch : batches) {
                try (var scope = Scope.open()) {
                    sum += share(batch) * loss.apply(batch).item();
                }
            }
        }
        return sum;
    }

    /// L at other weights; the net stays where it is.
    public double valueAt(Tensor point) {
        try (var scope = Scope.open()) {
            Tensor here = point();
            try {
                moveTo(point);
                return value();
            } finally {
                moveTo(here);
            }
        }
    }

    /// g = ∂L/∂w, `[weights]`.
    public Tensor gradient() {
        return mean(batch -> Gradient.of(loss.apply(batch), values()));
    }

    /// H·v, `[weights]`, with H = ∂²L/∂w².
    public Tensor product(Tensor v) {
        return mean(batch -> Gradient.hvp(loss.apply(batch), values(), parts(v)));
    }

    private Tensor mean(Function<Batch, List<Tensor>> part) {
        try (var scope = Scope.open();
                var modes = Modes.eval(net);
                var on = Gradient.on()) {
            Tensor sum =
                    Tensor.zeros(size())
                            .to(values().getFirst().dtype())
                            .to(values().getFirst().device());
            for (Batch batch : batches) {
                try (var inner = Scope.open()) {
                    Tensor value = flat(part.apply(batch)).detach();
                    sum.add_(value, share(batch));
                }
            }
            return scope.keep(sum);
        }
    }

    private double share(Batch batch) {
        return (double) batch.size() / examples();
    }

    private List<Tensor> values() {
        return parameters.stream().map(Parameter::value).toList();
    }

    private static Tensor flat(List<Tensor> parts) {
        return Tensor.cat(parts.stream().map(part -> part.reshape(-1)).toList(), 0);
    }

    /// One vector, cut into the shapes of the parameters.
    private List<Tensor> parts(Tensor vector) {
        if (vector.elements() != size()) {
            throw TensorException.of(
                    "Objective",
                    "a vector of %d weights".formatted(size()),
                    vector.shape(),
                    "take it from point() or gradient()");
        }
        List<Tensor> parts = new ArrayList<>();
        long start = 0;
        for (Tensor value : values()) {
            parts.add(vector.reshape(-1).narrow(0, start, value.elements()).viewAs(value));
            start += value.elements();
        }
        return parts;
    }
}
