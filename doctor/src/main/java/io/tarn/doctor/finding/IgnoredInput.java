package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.References.Model;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.nn.Layer;
import io.tarn.nn.Modes;
import io.tarn.report.Bars;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.train.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// 8: answers that do not depend on the inputs.
///
/// The rule, with two ways to come true. The net, with any weights, answers the same to different inputs: they are lost on the way. Or
/// inputs tell nothing about their targets: no permutation of them is worse (distance correlation), and neither the net nor plain models
/// beat a guess on validation examples. Then rows were paired wrongly, or there is nothing to learn.
///
/// @param lost whether the net loses the inputs; else the examples are to blame
record IgnoredInput(boolean lost, Evidence evidence) implements DefinitionFinding {
    private static final int ROWS = 64;
    private static final int DRAWS = 2;
    private static final int ENOUGH = 200;
    private static final double LEAST_CHANCE = 0.05;
    private static final double LEAST_GAIN = 0.03;

    static Optional<IgnoredInput> look(Case patient) {
        return inNet(patient).or(() -> inData(patient));
    }

    private static Optional<IgnoredInput> inNet(Case patient) {
        Batch batch = Rows.first(patient, ROWS);
        if (batch.inputs().size() != 1 || !(patient.patient().task().net() instanceof Layer)) {
            return Optional.empty();
        }
        double most = patient.atStart(task -> change(task, batch));
        for (int i = 0; i < DRAWS && most == 0; i++) {
            Patient fresh = Treatments.initialised().apply(patient.patient());
            most = fresh.atStart(task -> change(task, batch));
        }
        return most == 0
                ? Optional.of(
                        new IgnoredInput(
                                true,
                                Evidence.proven("answers are the same to whatever input", 2)
                                        .number("largest change of an answer with its input", 0)
                                        .chart(
                                                Bars.of(
                                                                "Largest change of an answer",
                                                                List.of(
                                                                        "given weights",
                                                                        "new ones"))
                                                        .bars("change", 0, 0))))
                : Optional.empty();
    }

    /// The largest change of an answer when examples change places; 1 where inputs are all the same.
    private static double change(Task task, Batch batch) {
        try (var modes = Modes.eval(task.net());
                var off = Gradient.off();
                var scope = Scope.open()) {
            Layer net = (Layer) task.net();
            Tensor x = batch.x();
            Tensor order = Random.of(1).permutation(x.size(0)).to(x.device());
            Tensor other = x.indexSelect(0, order);
            if (x.eq(other).all().item() != 0) {
                return 1;
            }
            double apart = net.forward(other).sub(net.forward(x)).abs().max().item();
            return Double.isNaN(apart) ? 1 : apart;
        }
    }

    private static Optional<IgnoredInput> inData(Case patient) {
        Batch all = patient.training().all();
        if (!isJudgeable(patient, all)) {
            return Optional.empty();
        }
        Dependence dependence =
                patient.once("definition: dependence", () -> Dependence.of(all, patient.seed()));
        if (dependence.chance() <= LEAST_CHANCE) {
            return Optional.empty();
        }
        double guess = patient.yardstick().chance();
        double best = best(patient);
        if (best < (1 - LEAST_GAIN) * guess) {
            return Optional.empty();
        }
        return Optional.of(
                new IgnoredInput(
                        false,
                        Evidence.proven(
                                        "inputs in any other order fit the targets as well, and nothing beats a guess",
                                        dependence.chance() / LEAST_CHANCE)
                                .number("distance correlation", dependence.correlation())
                                .number("chance of a larger one", dependence.chance())
                                .number("validation error of a guess", guess)
                                .number("smallest validation error of any model", best)
                                .chart(
                                        Bars.of(
                                                        "Error on validation examples",
                                                        List.of("a guess", "the best model"))
                                                .bars(patient.yardstick().name(), guess, best))));
    }

    private static boolean isJudgeable(Case patient, Batch all) {
        return !(patient.yardstick() instanceof Yardstick.Own)
                && all.inputs().size() == 1
                && all.size() >= ENOUGH
                && all.y().elements() > 0
                && (all.y().dtype().isFloatingPoint() || all.y().elements() == all.size())
                && all.x().toFloat().isFinite().all().item() != 0
                && !patient.validation().isEmpty();
    }

    /// The smallest validation error of the net as it is, of the net by the book, and of plain models.
    private static double best(Case patient) {
        Sample validation = patient.validation();
        if (validation.size() < 2) {
            return Double.NaN;
        }
        double models =
                patient.references()
                        .bestInValidation()
                        .map(Model::validationError)
                        .orElse(Double.POSITIVE_INFINITY);
        double own = patient.course().validationError();
        double guess = (1 - LEAST_GAIN) * patient.yardstick().chance();
        double soFar = least(models, own);
        return soFar < guess
                ? soFar
                : least(soFar, patient.trial(book()).after().validationError());
    }

    private static double least(double... errors) {
        return DoubleStream.of(errors)
                .filter(error -> !Double.isNaN(error))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static Treatment book() {
        return Treatments.standardised()
                .and(Treatments.everyParameter())
                .and(Treatments.initialised())
                .and(Treatments.adam(3e-3));
    }

    @Override
    public Condition condition() {
        return Condition.IGNORED_INPUT;
    }

    @Override
    public String summary() {
        return lost
                ? "The net answers the same to whatever input, with any weights."
                : "Inputs tell nothing about their targets: other pairs of them fit as well.";
    }

    @Override
    public Remedy remedy() {
        return lost
                ? Remedy.of(
                        "Look at what happens to the input before the first layer.",
                        Rewired.treatment())
                : Remedy.of(
                        "Look at how inputs and targets are joined: one of them was shuffled or sorted without the other, or they come from"
                                + " different rows.");
    }
}
