package io.tarn.doctor.finding;

import io.tarn.doctor.measure.LossCurve;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Vitals;
import io.tarn.train.Ending;
import io.tarn.train.Trainer;
import java.time.Duration;
import java.util.Optional;

/// 24: a training that ended while the loss was still falling.
///
/// The rule: in the last third of the steps the loss falls by 12% or more of all that it fell, or there were fewer than 100 updates; steps are not
/// too small for that to be the reason. Where something ended training before its last epoch, 3% are enough.
///
/// @param fall the part of the fall that comes in the last third; NaN with few steps
public record StoppedEarly(
        double fall, long updates, int epochs, boolean wasStopped, Evidence evidence)
        implements OptimizationFinding {
    private static final double MUCH = 0.12;
    private static final double SOME = 0.03;
    private static final int FEW = 100;
    private static final int SOME_EPOCHS = 5;

    /// So many updates let most small nets come to rest.
    private static final int USUAL = 600;

    static Optional<StoppedEarly> look(Case patient) {
        Vitals vitals = patient.course().vitals();
        LossCurve curve = Pulse.curve(patient);
        boolean wasStopped = patient.course().ending() instanceof Ending.Stopped;
        long updates =
                (long) vitals.losses().size()
                        * vitals.stride()
                        / patient.patient().plan().accumulate();
        double fall = -curve.trend().change() / curve.level().range();
        boolean isFalling =
                fall > (wasStopped ? SOME : MUCH) && (curve.trend().high() < 0 || wasStopped);
        boolean isShort = updates < FEW && !(curve.hasNotFallen() && updates > FEW / 2);
        if (!(isFalling || isShort) || curve.hasDiverged() || RateTooLow.isCrawling(patient)) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "the loss still falls at the end, or there are fewer than 100 updates",
                                Math.max(isFalling ? fall / MUCH : 0, isShort ? 1 : 0))
                        .number("part of the fall in the last third", fall)
                        .number("updates", updates)
                        .chart(curve.chart());
        return Optional.of(
                new StoppedEarly(
                        fall, updates, patient.patient().plan().epochs(), wasStopped, evidence));
    }

    @Override
    public Condition condition() {
        return Condition.STOPPED_EARLY;
    }

    /// Few examples make few updates, however many epochs there are.
    @Override
    public boolean follows(Finding other) {
        return epochs >= SOME_EPOCHS && other instanceof TooLittleData;
    }

    @Override
    public boolean needsMoreTime() {
        return !wasStopped;
    }

    @Override
    public String summary() {
        return "Training ended after %d updates%s, and the loss was still falling."
                .formatted(updates, wasStopped ? ", before its last epoch" : "");
    }

    @Override
    public Remedy remedy() {
        Treatment patience =
                new Treatment(
                        "train to the last epoch",
                        p ->
                                p.with(Trainer::patiently)
                                        .with(t -> t.plan(q -> q.budget(Duration.ofDays(365)))));
        int factor = Math.clamp(Math.ceilDiv(USUAL, Math.max(1, updates)), 4, 24);
        String advice = "Train on: `plan(p -> p.epochs(…))`, `EarlyStopping.patience(…)`.";
        return wasStopped
                ? Remedy.of(advice, patience, patience.and(Treatments.longer(4)))
                : Remedy.of(advice, Treatments.longer(factor), Treatments.longer(3 * factor));
    }
}
