package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Vitals;
import io.tarn.doctor.patient.Vitals.Layer;
import io.tarn.doctor.patient.Vitals.Reading;
import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.nn.Hooks;
import io.tarn.nn.Modes;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.optim.ParameterGroup;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Supervised;
import io.tarn.train.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// How strongly a training is held back, measured.
///
/// @param decay the largest λ of a group of weights
/// @param coupled the largest λ·‖w‖/‖g‖ over the training
/// @param decoupled the median of η·λ·‖w‖/‖Δw‖ in the second half of it
/// @param dropout the largest share of numbers that a layer of dropout sets to 0
/// @param smoothing of the labels
/// @param penalty the gradient of what a loss adds for the weights over that of the data; 0 where it adds nothing
record Regularisers(
        double decay,
        double coupled,
        double decoupled,
        double dropout,
        double smoothing,
        double penalty) {
    static Regularisers of(Case patient) {
        Vitals vitals = patient.course().vitals();
        double decay =
                patient.patient().task().optimizers().values().stream()
                        .flatMap(optimizer -> optimizer.groups().stream())
                        .mapToDouble(ParameterGroup::weightDecay)
                        .filter(value -> !Double.isNaN(value))
                        .max()
                        .orElse(0);
        double coupled =
                vitals.readings().stream()
                        .mapToDouble(reading -> decay * length(reading) / reading.gradientNorm())
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        List<Reading> late =
                vitals.readings().subList(vitals.readings().size() / 2, vitals.readings().size());
        double decoupled =
                decay == 0
                        ? 0
                        : Pulse.median(
                                late.stream()
                                        .flatMap(reading ->
                                                reading.layers().stream()
                                                        .map(layer ->
                                                                reading.rate()
                                                                        * decay
                                                                        / layer.updateRatio()))
                                        .mapToDouble(ratio -> ratio));
        Batch batch = Pulse.batches(patient).getFirst();
        double dropout =
                Pulse.tolerant(() -> patient.atStart(task -> dropout(task, batch))).orElse(0.0);
        double penalty =
                Pulse.tolerant(() -> patient.atStart(task -> penalty(task, batch))).orElse(0.0);
        return new Regularisers(
                decay, coupled, decoupled, dropout, smoothing(patient).orElse(0), penalty);
    }

    private static double length(Reading reading) {
        return Math.sqrt(
                reading.layers().stream()
                        .mapToDouble(Layer::weightNorm)
                        .filter(norm -> !Double.isNaN(norm))
                        .map(norm -> norm * norm)
                        .sum());
    }

    /// The share of what went into a layer of dropout, other than 0, that did not come out.
    private static double dropout(Task task, Batch batch) {
        double[] largest = {0};
        try (var off = Gradient.off();
                var modes = Modes.train(task.net());
                var hooks =
                        Hooks.onForward((layer, x, y) -> {
                            largest[0] = Math.max(largest[0], lost(layer, x, y));
                            return y;
                        });
                var scope = Scope.open()) {
            task.step(batch, (loss, _) -> loss.get());
        }
        return largest[0];
    }

    private static double lost(Net layer, Tensor x, Tensor y) {
        if (!Treatments.isDropout(layer) || !x.shape().equals(y.shape())) {
            return 0;
        }
        try (var scope = Scope.open()) {
            Tensor there = x.ne(0).toFloat();
            double count = there.sum().item();
            return count == 0 ? 0 : there.mul(y.eq(0).toFloat()).sum().item() / count;
        }
    }

    private static OptionalDouble smoothing(Case patient) {
        return patient.patient()
                .supervised()
                .map(Supervised::loss)
                .filter(CrossEntropy.class::isInstance)
                .map(loss -> OptionalDouble.of(((CrossEntropy) loss).smoothing()))
                .orElse(OptionalDouble.empty());
    }

    /// ‖∂L(p, y)/∂w‖ with the prediction p held still, over that with the rest.
    private static double penalty(Task task, Batch batch) {
        if (!(task instanceof Supervised supervised)) {
            return 0;
        }
        try (var scope = Scope.open();
                var modes = Modes.eval(task.net());
                var on = Gradient.on()) {
            Tensor prediction = supervised.net().forward(batch.x());
            Tensor held = supervised.loss().forward(prediction.detach(), batch.y());
            if (!held.isTracked()) {
                return 0;
            }
            Tensor data = withoutPenalty(supervised.loss()).forward(prediction, batch.y());
            return norm(held, task).orElse(0) / norm(data, task).orElse(1);
        }
    }

    private static OptionalDouble norm(Tensor loss, Task task) {
        task.net().zeroGrad();
        loss.backward();
        double squares =
                task.net().parameters().stream()
                        .map(Parameter::grad)
                        .flatMap(Optional::stream)
                        .mapToDouble(g -> g.square().sum().item())
                        .sum();
        task.net().zeroGrad();
        return squares > 0 ? OptionalDouble.of(Math.sqrt(squares)) : OptionalDouble.empty();
    }

    /// The same numbers, without the gradient of what does not come through the prediction.
    static Loss withoutPenalty(Loss loss) {
        return (prediction, y) -> {
            Tensor held = loss.forward(prediction.detach(), y);
            return loss.forward(prediction, y).sub(held).add(held.detach());
        };
    }
}
