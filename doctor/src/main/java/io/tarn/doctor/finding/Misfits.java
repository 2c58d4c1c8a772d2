package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Operated;
import io.tarn.doctor.patient.Treatment;
import io.tarn.loss.Loss;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Modes;
import io.tarn.nn.Net;
import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What [LossMisfit] looks at, and its remedies.
final class Misfits {
    private Misfits() {}

    /// What the net answers to the first training examples before training.
    static Tensor answer(Case patient) {
        return patient.once(
                "definition: first answer",
                () ->
                        patient.atStart(task -> {
                            Batch batch = patient.training().batches().getFirst();
                            try (var modes = Modes.eval(task.net());
                                    var off = Gradient.off();
                                    var scope = Scope.open()) {
                                return ((Layer) task.net())
                                        .forward(batch.x())
                                        .detach()
                                        .copy()
                                        .unscoped();
                            }
                        }));
    }

    /// Whether targets are zeros and ones.
    static boolean isBinary(Case patient) {
        return patient.training().batches().stream()
                .allMatch(batch -> share(batch, y -> y.eq(0).logicalOr(y.eq(1))) == 1);
    }

    static double shareOfTargets(Case patient, UnaryOperator<Tensor> condition) {
        return patient.training().batches().stream()
                .mapToDouble(batch -> share(batch, condition))
                .average()
                .orElse(0);
    }

    private static double share(Batch batch, UnaryOperator<Tensor> condition) {
        try (var scope = Scope.open()) {
            return condition.apply(batch.y()).toFloat().mean().item();
        }
    }

    static double least(Case patient) {
        return patient.training().batches().stream()
                .mapToDouble(batch -> batch.y().to(DType.FLOAT64).min().item())
                .min()
                .orElse(Double.NaN);
    }

    static double greatest(Case patient) {
        return patient.training().batches().stream()
                .mapToDouble(batch -> batch.y().to(DType.FLOAT64).max().item())
                .max()
                .orElse(Double.NaN);
    }

    /// The loss is shown something made of the answers.
    static Treatment fed(String what, UnaryOperator<Tensor> change) {
        return new Treatment(
                "give the loss %s instead of the answers".formatted(what),
                patient -> patient.loss(loss -> LossKind.of(loss, change)));
    }

    static Treatment instead(String name, Loss other) {
        return new Treatment("use the " + name, patient -> patient.loss(_ -> other));
    }

    static Treatment likelihood(boolean areProbabilities) {
        return areProbabilities
                ? fed("log p", p -> p.clamp(1e-12, 1).log())
                : fed("their log-softmax", scores -> scores.logSoftmax(1));
    }

    static Treatment paired() {
        return new Treatment(
                "give answers the shape of the targets",
                patient ->
                        patient.loss(loss ->
                                (prediction, y) ->
                                        loss.forward(prediction.reshape(y.shape().toArray()), y)));
    }

    /// Ways to let answers go beyond where they end: leave the last activation out, or undo it.
    static List<Treatment> freed(Case patient, AnswerRange range) {
        List<Treatment> treatments = new ArrayList<>();
        lastFunction(patient)
                .ifPresent(last ->
                        treatments.add(
                                new Treatment(
                                        "leave the last activation out",
                                        p ->
                                                p.net(net ->
                                                        new Operated(
                                                                net,
                                                                (layer, x, y) ->
                                                                        layer == last ? x : y)))));
        if (treatments.isEmpty() && range.isWithin(0, 1)) {
            treatments.add(around("undo the sigmoid at the end", p -> p.logit(1e-6)));
        } else if (treatments.isEmpty() && range.isWithin(-1, 1)) {
            treatments.add(
                    around("undo the tanh at the end", p -> p.clamp(-0.999999, 0.999999).atanh()));
        }
        return treatments;
    }

    private static Treatment around(String name, UnaryOperator<Tensor> change) {
        return new Treatment(
                name,
                patient ->
                        patient.net(net ->
                                new Enclosed(net, (inner, x) -> change.apply(inner.forward(x)))));
    }

    /// The layer without parameters, of as many outputs as inputs, that gives the answers; it is called only once.
    private static Optional<Net> lastFunction(Case patient) {
        return patient.atStart(task -> {
            Batch batch = patient.training().batches().getFirst();
            List<Net> order = new ArrayList<>();
            List<Net> functions = new ArrayList<>();
            try (var modes = Modes.eval(task.net());
                    var off = Gradient.off();
                    var scope = Scope.open()) {
                try (var hooks =
                        Hooks.onForward((layer, x, y) -> {
                            if (layer.namedNets().isEmpty()) {
                                order.add(layer);
                                if (layer.parameters().isEmpty()
                                        && x.shape().equals(y.shape())
                                        && !x.allClose(y)) {
                                    functions.add(layer);
                                }
                            }
                            return y;
                        })) {
                    ((Layer) task.net()).forward(batch.x());
                }
            }
            return order.isEmpty()
                            || functions.isEmpty()
                            || functions.getLast() != order.getLast()
                            || order.indexOf(order.getLast()) != order.size() - 1
                    ? Optional.<Net>empty()
                    : Optional.of(order.getLast());
        });
    }
}
