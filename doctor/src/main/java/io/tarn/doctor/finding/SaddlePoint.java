package io.tarn.doctor.finding;

import io.tarn.doctor.measure.CriticalPoint;
import io.tarn.doctor.measure.CriticalPoint.Verdict;
import io.tarn.doctor.measure.Escape;
import io.tarn.doctor.measure.Objective;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.tensor.Tensor;
import java.util.Map;
import java.util.Optional;

/// 28: a place where the gradient is nothing, though the loss falls along a direction of negative curvature.
///
/// The rule: at the beginning or at the end the gradient is not longer than its noise, or leads next to nowhere while the net is no better
/// than chance; the least eigenvalue is far below -τ and negative in both halves of the examples; and a line search along ±u lowers the loss.
/// A step along u, and training from there, has to help.
///
/// @param when `the beginning` or `the end`
/// @param least the least eigenvalue
public record SaddlePoint(String when, double least, Evidence evidence, Remedy remedy)
        implements FitFinding {
    /// A step along u has to lower the loss by so much of it.
    private static final double DROP = 0.03;

    /// An eigenvalue has to be below so many times -τ: nets that learn have some below.
    private static final double FAR = 5;

    /// An error that is hardly below that of a guess.
    private static final double NO_BETTER = 0.9;

    /// Along the gradient the loss falls by less than so much of what it falls along u.
    private static final double LESS = 0.1;

    static Optional<SaddlePoint> look(Case patient) {
        Optional<SaddlePoint> start =
                Place.atStart(patient)
                        .filter(SaddlePoint::holds)
                        .map(point -> at("the beginning", point, fromStart(patient, point)));
        return start.isPresent()
                ? start
                : Place.atEnd(patient)
                        .filter(point -> holds(point) || holdsBack(patient, point))
                        .map(point -> at("the end", point, fromEnd(patient, point)));
    }

    private static boolean holds(CriticalPoint point) {
        return point.verdict() == Verdict.SADDLE && falls(point);
    }

    private static boolean falls(CriticalPoint point) {
        return point.spectrum().least().value() < -FAR * point.tau()
                && point.curvatures().stream().allMatch(curvature -> curvature < 0)
                && point.descent().drop() > DROP * Math.abs(point.loss());
    }

    /// Near a saddle, where steps still wander in directions that curve up.
    private static boolean holdsBack(Case patient, CriticalPoint point) {
        boolean guesses =
                patient.course().trainingError() > NO_BETTER * patient.yardstick().chance();
        return guesses
                && falls(point)
                && Place.dropAlongGradient(patient, point) < LESS * point.descent().drop();
    }

    private static SaddlePoint at(String when, CriticalPoint point, Treatment escape) {
        Evidence evidence =
                Evidence.suspected(
                                "the gradient is noise or leads nowhere, an eigenvalue is far below -τ, negative in both halves of the"
                                        + " examples, and a line search along its direction lowers the loss",
                                Math.min(100, -point.spectrum().least().value() / point.tau()))
                        .number("gradient norm", point.gradientNorm())
                        .number("gradient over its noise", point.strength())
                        .number("least eigenvalue", point.spectrum().least().value())
                        .number("greatest eigenvalue", point.spectrum().greatest().value())
                        .number("τ", point.tau())
                        .number("loss", point.loss())
                        .number("loss after a step along u", point.descent().loss())
                        .chart(point.descent().chart());
        Remedy remedy =
                Remedy.of(
                        "Step along the direction of negative curvature, `Escape.from(objective, point).take(objective)`, and train on; or"
                                + " start elsewhere: weights that are not all 0 or alike.",
                        escape,
                        Treatments.initialised());
        return new SaddlePoint(when, point.spectrum().least().value(), evidence, remedy);
    }

    private static Treatment fromStart(Case patient, CriticalPoint point) {
        return new Treatment(
                "step along the direction of negative curvature before training",
                treated -> escaping(treated, patient, point));
    }

    private static Treatment fromEnd(Case patient, CriticalPoint point) {
        Map<String, Tensor> end = patient.course().weights();
        return new Treatment(
                "step along the direction of negative curvature, and train on",
                treated -> escaping(treated.starting(net -> net.load(end)), patient, point));
    }

    private static Patient escaping(Patient treated, Case patient, CriticalPoint point) {
        var task = treated.task();
        var objective = Objective.of(task, Place.batches(patient, task));
        return treated.starting(_ -> Escape.from(objective, point).take(objective));
    }

    @Override
    public Condition condition() {
        return Condition.SADDLE_POINT;
    }

    @Override
    public String summary() {
        return "At %s the gradient leads nowhere, but the loss curves down: least eigenvalue %.2g."
                .formatted(when, least);
    }
}
