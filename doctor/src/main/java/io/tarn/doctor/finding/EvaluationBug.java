package io.tarn.doctor.finding;

import io.tarn.doctor.data.AffineShift;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Course;
import io.tarn.doctor.patient.Inputs;
import io.tarn.doctor.patient.Sample;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import io.tarn.report.Bars;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.Optional;

/// 37: validation inputs that were prepared in another way: not scaled, scaled twice, with their channels in another order.
///
/// The rule: validation inputs have another mean or scale than training inputs, and once that is undone the trained net, without any further
/// training, does away with more than half of what it does worse on them; a tenth is enough where they differ by 3 deviations, or 3-fold in
/// scale. Nothing in the world undoes itself like this; what remains after scale and offset are undone is a mismatch.
///
/// @param shift that is undone
/// @param before the validation error as it is
/// @param after the same when the shift is undone
public record EvaluationBug(AffineShift shift, double before, double after, Evidence evidence)
        implements DataFinding {
    private static final double EXPLAINED = 0.5;
    private static final double EXPLAINED_BY_EXTREME = 0.1;
    private static final double EXTREME = 3;
    private static final double LEAST_RISE = 0.25;
    private static final int FEWEST = 20;

    static Optional<EvaluationBug> look(Case patient) {
        if (patient.validation().size() < FEWEST
                || !patient.training().batches().getFirst().x().dtype().isFloatingPoint()) {
            return Optional.empty();
        }
        Course course = patient.course();
        double fitted = bounded(course.training());
        double before = bounded(course.validation());
        if (!(before > fitted * (1 + LEAST_RISE))) {
            return Optional.empty();
        }
        List<AffineShift> shifts =
                AffineShift.between(
                        patient.trainingSeen().all().x(), patient.validationSeen().all().x());
        return shifts.stream()
                .flatMap(shift -> look(patient, shift, fitted).stream())
                .reduce((a, b) -> b.after < a.after ? b : a);
    }

    private static Optional<EvaluationBug> look(Case patient, AffineShift shift, double fitted) {
        Sample undone =
                new Sample(
                        patient.validationSeen().batches().stream()
                                .map(batch -> Inputs.changed(batch, shift::undone))
                                .toList());
        double[] errors;
        try {
            errors = patient.atEnd(task -> patient.yardstick().errors(task, undone));
        } catch (TensorException e) {
            return Optional.empty(); // a net that takes no such input
        }
        Comparison comparison = Comparison.of(patient.course().validation(), errors);
        double explained = comparison.gain() / (comparison.before() - fitted);
        boolean isExtreme = shift.distance() > EXTREME || shift.spread() > EXTREME;
        double least = isExtreme ? EXPLAINED_BY_EXTREME : EXPLAINED;
        if (!comparison.isBetter() || !(explained > least)) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.proven(
                                "undoing %s of validation inputs takes away more than %.0f%% of the additional error"
                                        .formatted(shift.name(), 100 * least),
                                explained / least)
                        .number("training error", fitted)
                        .number("validation error", comparison.before())
                        .number("validation error, shift undone", comparison.after())
                        .number("distance of means, in deviations", shift.distance())
                        .number("ratio of deviations", shift.ratio())
                        .chart(
                                Bars.of(
                                                "Error of the trained net",
                                                List.of(
                                                        "training",
                                                        "validation",
                                                        "validation, shift undone"))
                                        .bars(
                                                patient.yardstick().name(),
                                                fitted,
                                                comparison.before(),
                                                comparison.after()));
        return Optional.of(
                new EvaluationBug(shift, comparison.before(), comparison.after(), evidence));
    }

    /// The mean, in which one example counts 10 at most.
    private static double bounded(double[] errors) {
        return Comparison.of(errors, errors).before();
    }

    @Override
    public Condition condition() {
        return Condition.EVALUATION_BUG;
    }

    @Override
    public String summary() {
        return "Validation inputs differ from training inputs by %s; without it the error falls from %.3g to %.3g."
                .formatted(shift.name(), before, after);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Prepare training, validation and new examples by the same code with the same numbers, learned from training.",
                new Treatment(
                        "undo %s of the validation inputs".formatted(shift.name()),
                        patient ->
                                patient.validation(
                                        patient.validation()
                                                .map((batch, _) ->
                                                        Inputs.changed(batch, shift::undone)))));
    }

    @Override
    public Optional<Boolean> isMended(Case patient, Trial trial) {
        Comparison change = trial.validation();
        return Optional.of(change.isBetter());
    }
}
