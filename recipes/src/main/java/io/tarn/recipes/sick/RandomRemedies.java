package io.tarn.recipes.sick;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Trial;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What the doctor has to be better than: remedies drawn at random, of which the best one on the validation examples is kept.
final class RandomRemedies {
    private static final List<Treatment> ALL =
            List.of(
                    Treatments.rate(1.0 / 100),
                    Treatments.rate(1.0 / 10),
                    Treatments.rate(1.0 / 3),
                    Treatments.rate(3),
                    Treatments.rate(10),
                    Treatments.rate(100),
                    Treatments.adam(1e-3),
                    Treatments.adam(1e-2),
                    Treatments.momentum(0.05),
                    Treatments.initialised(),
                    Treatments.clip(1),
                    Treatments.batch(16),
                    Treatments.batch(32),
                    Treatments.batch(128),
                    Treatments.longer(4),
                    Treatments.noDecay(),
                    Treatments.noDropout(),
                    Treatments.everyParameter(),
                    Treatments.unfrozen(),
                    Treatments.standardised(),
                    Treatments.meanLoss());

    private RandomRemedies() {}

    /// The patient with the best of `count` remedies; as it is where none is better.
    static Patient best(Patient patient, int count, SplittableRandom chance) {
        Case sick = Case.of(patient, 0);
        double least = error(sick.course().validationError());
        Patient best = patient;
        int[] order = Rows.shuffled(ALL.size(), chance);
        for (int i : IntStream.of(order).limit(count).toArray()) {
            Trial trial = sick.trial(ALL.get(i));
            double error = error(trial.after().validationError());
            if (error < least) {
                least = error;
                best = ALL.get(i).apply(patient);
            }
        }
        return best;
    }

    private static double error(double value) {
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
