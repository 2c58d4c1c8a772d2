package io.tarn.doctor.finding;

import io.tarn.data.Batch;
import io.tarn.doctor.measure.Extent;
import io.tarn.doctor.measure.FirstBad;
import io.tarn.doctor.measure.FirstBad.Place;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.report.Lines;
import io.tarn.tensor.Tensor;
import io.tarn.train.Callback;
import io.tarn.train.Event;
import io.tarn.train.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// 13: an operation that makes NaN or infinity of usual numbers: the logarithm of 0, a division by 0.
///
/// The rule: the training met such a number; before the first step, or just before the step at which it came, a layer, the loss or a
/// gradient is not finite although what went in is finite and below 10,000. Numbers that grow until they overflow have another cause, and
/// so have data that are bad from the beginning.
///
/// @param bad where it came from
/// @param step before which it was found
record NotFinite(FirstBad bad, long step, Remedy remedy, Evidence evidence)
        implements DefinitionFinding {
    private static final double USUAL = 1e4;
    private static final double GROWN = 100;

    static Optional<NotFinite> look(Case patient) {
        if (!areFinite(patient)) {
            return Optional.empty();
        }
        List<Double> losses = patient.course().vitals().losses();
        int broken = broken(losses);
        boolean isBroken = broken < losses.size() || patient.course().isBroken();
        if (!isBroken) {
            return Optional.empty();
        }
        Optional<FirstBad> start = patient.atStart(task -> search(patient, task));
        if (start.isPresent()) {
            return finding(patient, start.get(), 0);
        }
        if (hasGrown(losses.subList(0, broken))) {
            return Optional.empty();
        }
        int stride = patient.course().vitals().stride();
        for (long step = (long) broken * stride;
                step > Math.max(0, broken * (long) stride - 3);
                step--) {
            Optional<FirstBad> later = after(patient, step);
            if (later.isPresent()) {
                return finding(patient, later.get(), step);
            }
        }
        return Optional.empty();
    }

    private static boolean areFinite(Case patient) {
        return patient.training().batches().stream()
                .allMatch(batch ->
                        batch.inputs().stream().allMatch(NotFinite::isFinite)
                                && batch.targets().stream().allMatch(NotFinite::isFinite));
    }

    private static boolean isFinite(Tensor x) {
        return x.isFinite().all().item() != 0;
    }

    /// The first step whose loss is no number.
    private static int broken(List<Double> losses) {
        int step = 0;
        while (step < losses.size() && Double.isFinite(losses.get(step))) {
            step++;
        }
        return step;
    }

    private static boolean hasGrown(List<Double> losses) {
        return !losses.isEmpty()
                && losses.stream().mapToDouble(Math::abs).max().orElse(0)
                        > GROWN * Math.max(1, Math.abs(losses.getFirst()));
    }

    /// Trains for so many steps, and looks.
    private static Optional<FirstBad> after(Case patient, long step) {
        Callback end =
                event ->
                        event instanceof Event.Stepped stepped && stepped.progress().step() >= step
                                ? Callback.Answer.stop("here it is looked at")
                                : Callback.Answer.GO_ON;
        Patient again = patient.patient();
        return again.train(fitted -> search(patient, again.task()), end);
    }

    private static Optional<FirstBad> search(Case patient, Task task) {
        boolean isWhole =
                task.net().parameters().stream().allMatch(p -> isFinite(p.value().detach()));
        if (!isWhole) {
            return Optional.empty();
        }
        for (Batch batch : patient.training().batches()) {
            Optional<FirstBad> bad =
                    Attempt.at(() -> FirstBad.of(task, batch)).filter(FirstBad::isFound);
            if (bad.isPresent()) {
                return bad.filter(b -> b.place() != Place.DATA && isUsual(b.input()));
            }
        }
        return Optional.empty();
    }

    private static boolean isUsual(Extent input) {
        return !(Math.abs(input.least()) > USUAL) && !(Math.abs(input.greatest()) > USUAL);
    }

    private static Optional<NotFinite> finding(Case patient, FirstBad bad, long step) {
        List<Double> losses = patient.course().vitals().losses();
        double[] shown =
                losses.stream().mapToDouble(loss -> loss).filter(Double::isFinite).toArray();
        Evidence evidence =
                Evidence.proven(
                                "usual numbers went in, and a number that is not finite came out",
                                2)
                        .number("step", step)
                        .number("NaN", bad.output().nans())
                        .number("infinite", bad.output().infinities())
                        .number("least input", bad.input().least())
                        .number("greatest input", bad.input().greatest())
                        .chart(
                                Lines.of("Loss while it was a number")
                                        .x("step")
                                        .y("loss")
                                        .line(
                                                "loss",
                                                shown.length == 0 ? new double[] {0} : shown));
        return Optional.of(new NotFinite(bad, step, remedy(bad), evidence));
    }

    private static Remedy remedy(FirstBad bad) {
        List<Treatment> treatments = new ArrayList<>();
        switch (bad.place()) {
            case LAYER -> {
                treatments.add(Guarded.layers(bad.name()));
                treatments.add(Guarded.without(bad.name()));
            }
            case LOSS -> treatments.add(Guarded.loss());
            case GRADIENT -> treatments.add(Guarded.layers(""));
            case DATA, NOWHERE -> {}
        }
        treatments.add(Treatments.clip(1).and(Treatments.rate(0.1)));
        return new Remedy(
                "Use a stable form there: `x.clamp(1e-6, …).log()`, `logSoftmax` instead of the logarithm of a softmax, `sqrt` of x + ε; and clip"
                        + " gradients: `plan(p -> p.clip(1))`.",
                treatments);
    }

    @Override
    public Condition condition() {
        return Condition.NOT_FINITE;
    }

    @Override
    public String summary() {
        return "At step %d %s.".formatted(step, bad.description());
    }
}
