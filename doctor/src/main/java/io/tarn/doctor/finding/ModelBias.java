package io.tarn.doctor.finding;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Course;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.References.Model;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Trial;
import io.tarn.nn.Layer;
import io.tarn.nn.Modes;
import io.tarn.report.Bars;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.train.Supervised;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// 25: a net that cannot express the answer: too few units, or no features to see it by.
///
/// The rule: a plain model with features of its own has a smaller training error, beyond chance and by a quarter, than everything that was
/// tried with this net: as it is, by the book, from other weights, at other rates. A wider net has to help as well, or the plain
/// model where it is clearly better or the net is straight.
///
/// @param model the plain model
/// @param best the smallest training error of this net
/// @param possible that of the model
public record ModelBias(
        String model, double best, double possible, Evidence evidence, Remedy remedy)
        implements FitFinding {
    private static final double SHARE = 0.25;
    private static final double STRAIGHT = 1e-4;

    /// A plain model in place of the net is a remedy where it is better by so much of a guess.
    private static final double CLEARLY = 0.08;

    private static final double OF_CHANCE = 0.035;

    /// The part of the way to the model that nothing with this net goes.
    private static final double LEFT = 0.3;

    static Optional<ModelBias> look(Case patient) {
        Optional<Model> found = patient.references().bestInTraining();
        if (found.isEmpty() || patient.patient().supervised().isEmpty()) {
            return Optional.empty();
        }
        if (patient.trials().isEmpty()) {
            patient.trial(Treatments.initialised().and(Treatments.adam(1e-3)));
        }
        Model model = found.get();
        Course best = best(patient);
        Comparison fit = Comparison.of(best.training(), model.training());
        boolean better =
                fit.isBetter()
                        && fit.relativeGain() > SHARE
                        && fit.gain() > OF_CHANCE * patient.yardstick().chance()
                        && fit.gain() > LEFT * (patient.course().trainingError() - fit.after());
        return better && !isMemory(best, model)
                ? Optional.of(of(patient, model, fit))
                : Optional.empty();
    }

    /// Whatever was tried with this net.
    private static Course best(Case patient) {
        return Stream.concat(
                        Stream.of(patient.course()), patient.trials().stream().map(Trial::after))
                .min(Comparator.comparingDouble(Course::trainingError))
                .orElseThrow();
    }

    /// A model that only learns its examples by heart does not do better on others.
    private static boolean isMemory(Course best, Model model) {
        return model.validation().length > 0 && !(model.validationError() < best.validationError());
    }

    private static ModelBias of(Case patient, Model model, Comparison fit) {
        LayerOrder order = LayerOrder.of(patient);
        Evidence evidence =
                Evidence.suspected(
                                "a plain model has a smaller training error, beyond chance and by a quarter, than anything tried with this net",
                                fit.relativeGain() / SHARE)
                        .number("training error as it is", patient.course().trainingError())
                        .number("least training error of this net", fit.before())
                        .number("training error of " + model.name(), fit.after())
                        .number("standard errors between them", fit.deviations())
                        .number("layers with weights", order.weighted().size())
                        .number("narrowest hidden layer", order.narrowest().orElse(0))
                        .chart(
                                Bars.of(
                                                "Error on the training examples (%s)"
                                                        .formatted(patient.yardstick().name()),
                                                List.of(
                                                        "as it is",
                                                        "the best of this net",
                                                        model.name()))
                                        .bars(
                                                "error",
                                                patient.course().trainingError(),
                                                fit.before(),
                                                fit.after())
                                        .lying()
                                        .x("error"));
        Remedy remedy =
                new Remedy(
                        "Take more units in the hidden layers, or features that tell more: `Linear.of(in, 128)`.",
                        treatments(patient, fit));
        return new ModelBias(model.name(), fit.before(), fit.after(), evidence, remedy);
    }

    private static List<Treatment> treatments(Case patient, Comparison fit) {
        List<Treatment> treatments = new ArrayList<>();
        boolean straight = isStraight(patient);
        if (!straight && fits(patient, () -> Wider.of(net(patient)).orElseThrow())) {
            treatments.add(
                    new Treatment(
                            "take a wider net",
                            p -> replaced(p, () -> Wider.of(net(patient)).orElseThrow())));
        }
        if (straight || fit.gain() > CLEARLY * patient.yardstick().chance()) {
            treatments.add(
                    new Treatment(
                            "take a small network on plain features",
                            p -> replaced(p, () -> features(patient))));
        }
        return treatments;
    }

    /// Whether the net only makes weighted sums, however wide: f(x) + f(-x) = 2·f(0).
    private static boolean isStraight(Case patient) {
        Tensor x = Place.some(patient, 50).getFirst().x();
        if (!x.dtype().isFloatingPoint()) {
            return false;
        }
        return patient.atStart(task -> {
            Layer net = net(patient);
            try (var modes = Modes.eval(task.net());
                    var off = Gradient.off();
                    var scope = Scope.open()) {
                Tensor y = net.forward(x);
                Tensor bend = y.add(net.forward(x.neg())).sub(net.forward(x.mul(0)).mul(2));
                return bend.abs().max().item() < STRAIGHT * y.abs().max().item();
            }
        });
    }

    private static Layer net(Case patient) {
        return patient.patient().supervised().map(Supervised::net).orElseThrow();
    }

    /// Whether the wider net can be made, and computes.
    private static boolean fits(Case patient, Supplier<Layer> make) {
        if (Wider.of(net(patient)).isEmpty()) {
            return false;
        }
        Tensor x = Place.some(patient, 2).getFirst().x();
        return patient.atStart(_ -> {
            Layer made = make.get();
            try (var scope = Scope.open();
                    var modes = Modes.eval(made);
                    var off = Gradient.off()) {
                made.forward(x);
                return true;
            } catch (TensorException _) {
                return false; // a layer without weights that counts on the old width
            }
        });
    }

    private static Layer features(Case patient) {
        Tensor x = Place.some(patient, 250).getFirst().x();
        Layer net = net(patient);
        try (var modes = Modes.eval(net);
                var off = Gradient.off();
                var scope = Scope.open()) {
            return FeatureNet.of(x, net.forward(x));
        }
    }

    /// Made with the training's seed; the global random numbers go on as if nothing had been.
    private static Patient replaced(Patient patient, Supplier<Layer> make) {
        return patient.replaced(
                patient.atStart(_ -> {
                    Random.seed(patient.plan().seed());
                    return make.get();
                }));
    }

    @Override
    public Condition condition() {
        return Condition.MODEL_BIAS;
    }

    @Override
    public boolean isLastResort() {
        return true;
    }

    @Override
    public String summary() {
        return "%s has a training error of %.3g; nothing that was tried with this net came below %.3g."
                .formatted(
                        model.substring(0, 1).toUpperCase(Locale.ROOT) + model.substring(1),
                        possible,
                        best);
    }
}
