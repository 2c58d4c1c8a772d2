package io.tarn.doctor.finding;

import io.tarn.doctor.measure.CriticalPoint;
import io.tarn.doctor.measure.LossCurve;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.optim.Schedule;
import io.tarn.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// 27: a loss that hardly falls any more, though the gradient is not nothing: a ravine, in which steps go from wall to wall.
///
/// The rule: in the last third the loss falls by less than a tenth of what is left of it, and at the end the gradient of all examples is longer
/// than its noise. Momentum, smaller steps at the end or a rate of its own for each weight have to help.
///
/// @param gradient its norm
/// @param change of the loss in the last third of the steps
public record Stuck(double gradient, double change, Evidence evidence, Remedy remedy)
        implements FitFinding {
    private static final double LITTLE = 0.1;

    static Optional<Stuck> look(Case patient) {
        LossCurve curve = LossCurve.of(patient.course().vitals().losses());
        boolean slow = -curve.trend().change() < LITTLE * curve.level().end();
        if (!slow) { // nor where the curve is too short to tell
            return Optional.empty();
        }
        return Place.atEnd(patient)
                .filter(point -> point.verdict() == CriticalPoint.Verdict.NOT_CRITICAL)
                .map(point -> at(patient, curve, point));
    }

    private static Stuck at(Case patient, LossCurve curve, CriticalPoint point) {
        Evidence evidence =
                Evidence.suspected(
                                "the loss falls by less than a tenth of itself in the last third, but the gradient is longer than its noise",
                                Math.min(100, point.strength()))
                        .number("gradient norm", point.gradientNorm())
                        .number("gradient over its noise", point.strength())
                        .number("greatest eigenvalue", point.spectrum().greatest().value())
                        .number("least eigenvalue", point.spectrum().least().value())
                        .number("change of the loss in the last third", curve.trend().change())
                        .number("loss at the end", curve.level().end())
                        .chart(curve.chart());
        Remedy remedy =
                new Remedy(
                        "Give it momentum, `Sgd.of(p, c -> c.momentum(0.9))`, or a rate for each weight, `Adam::of`; let the rate warm up and"
                                + " decay: `schedule(Schedule::oneCycle)`.",
                        treatments(patient));
        return new Stuck(point.gradientNorm(), curve.trend().change(), evidence, remedy);
    }

    private static List<Treatment> treatments(Case patient) {
        List<Treatment> treatments = new ArrayList<>();
        if (Place.descendsPlainly(patient)) {
            treatments.add(momentum());
            treatments.add(Treatments.adam(1e-3));
            treatments.add(Treatments.adam(1e-2));
        }
        treatments.add(decaying());
        treatments.add(Treatments.rate(0.1));
        return treatments;
    }

    private static Treatment momentum() {
        return new Treatment(
                "add momentum 0.9",
                patient ->
                        patient.optimizer(o ->
                                Sgd.of(
                                        o.parameters(),
                                        c -> c.learningRate(o.learningRate()).momentum(0.9))));
    }

    private static Treatment decaying() {
        return new Treatment(
                "let the rate warm up and decay",
                patient -> patient.with(t -> t.schedule(Schedule::oneCycle)));
    }

    @Override
    public Condition condition() {
        return Condition.STUCK;
    }

    @Override
    public String summary() {
        return "The loss stands still, but the gradient has a norm of %.2g.".formatted(gradient);
    }
}
