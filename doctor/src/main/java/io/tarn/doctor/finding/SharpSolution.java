package io.tarn.doctor.finding;

import io.tarn.doctor.measure.Objective;
import io.tarn.doctor.measure.Sharpness;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Trial;
import io.tarn.optim.Sam;
import io.tarn.report.Bars;
import io.tarn.tensor.TensorException;
import io.tarn.train.Task;
import java.util.List;
import java.util.Optional;

/// 36: the loss rises steeply around the weights that training ended at.
///
/// The rule: batches hold an eighth of the examples or more, and with batches of 32 the loss rises less than two thirds as much when
/// each filter is moved by a tenth of its length. Flat nets only tend to generalise, so a remedy has to help.
///
/// @param rise of the loss around the weights
/// @param usual the same after training with batches of 32
public record SharpSolution(double rise, double usual, Evidence evidence)
        implements GeneralisationFinding {
    private static final int USUAL = 32;
    private static final int LARGE = 128;
    private static final int PART = 8;
    private static final double FLATTER = 2.0 / 3;

    static Optional<SharpSolution> look(Case patient) {
        int batch =
                Math.min(patient.patient().plan().batchSize(), patient.patient().training().size());
        if (batch < LARGE || batch * PART < patient.patient().training().size()) {
            return Optional.empty();
        }
        Trial trial = patient.trial(Treatments.batch(USUAL));
        Optional<Sharpness> here = patient.atEnd(task -> sharpness(patient, task));
        Optional<Sharpness> there =
                patient.patient().at(trial.after().weights(), task -> sharpness(patient, task));
        if (here.isEmpty() || there.isEmpty()) {
            return Optional.empty();
        }
        double rise = here.get().filterRise();
        double usual = there.get().filterRise();
        if (!(usual < FLATTER * rise)) {
            return Optional.empty();
        }
        Evidence evidence =
                Evidence.suspected(
                                "batches hold an eighth of the examples or more, and those of 32 lead to where the loss rises less than two thirds as much",
                                FLATTER * rise / Math.max(1e-12, usual))
                        .number("rise of the loss", rise)
                        .number("with batches of 32", usual)
                        .number("rise along the gradient", here.get().rise())
                        .chart(
                                Bars.of(
                                                "Rise of the loss around the weights",
                                                List.of("as trained", "batches of 32"))
                                        .bars("rise", rise, usual));
        return Optional.of(new SharpSolution(rise, usual, evidence));
    }

    private static Optional<Sharpness> sharpness(Case patient, Task task) {
        try {
            return Optional.of(Sharpness.of(Objective.of(task, Place.batches(patient, task))));
        } catch (TensorException _) {
            return Optional.empty(); // a loss that is no function of the weights alone
        }
    }

    @Override
    public Condition condition() {
        return Condition.SHARP_SOLUTION;
    }

    @Override
    public String summary() {
        return "Around the weights the loss rises by %.3g, after training with small batches by %.3g."
                .formatted(rise, usual);
    }

    @Override
    public Remedy remedy() {
        return Remedy.of(
                "Train with smaller batches, with `Sam.of(optimizer)`, or average the weights of the last epochs: `plan(p -> p.average(0.99))`.",
                Treatments.batch(USUAL),
                new Treatment("look for flat minima (SAM)", p -> p.optimizer(Sam::of)));
    }
}
