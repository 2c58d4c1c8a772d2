package io.tarn.doctor;

import io.tarn.doctor.patient.Patient;
import java.time.Duration;

/// How much of a training fits into an examination.
final class Pace {
    /// An examination trains so many times, or a little more.
    private static final int TRAININGS = 15;

    private static final int PROBE_STEPS = 8;
    private static final int LEAST = 500;

    private Pace() {}

    /// The patient itself where its training is short, else with a part of its examples.
    static Patient fitting(Patient patient, Duration budget, long seed) {
        int batch = patient.plan().batchSize();
        Patient probe =
                patient.atMost(PROBE_STEPS * batch, 1, seed).with(t -> t.plan(p -> p.epochs(1)));
        double seconds = Math.min(seconds(probe), seconds(probe));
        double each = seconds / Math.min(PROBE_STEPS * batch, patient.training().size());
        double whole = each * patient.training().size() * patient.plan().epochs();
        double allowed = budget.toNanos() / 1e9 / TRAININGS;
        if (whole <= allowed) {
            return patient;
        }
        int examples = (int) Math.max(LEAST, patient.training().size() * allowed / whole);
        return patient.atMost(examples, Math.max(LEAST, examples / 2), seed);
    }

    private static double seconds(Patient probe) {
        long begin = System.nanoTime();
        probe.train(fitted -> fitted);
        return (System.nanoTime() - begin) / 1e9;
    }
}
