package io.tarn.doctor;

import io.tarn.doctor.patient.Patient;
import java.time.Duration;

/// How much of a training fits into an examination.
final class Pace {
    /// An examination trains so many times, or a little more.
    private static final int TRAININGS = 15;

    private static final int PROBE_STEPS = 8;
    private static final int LEAST = 500;

    /// With fewer updates than that every training looks as if it had been stopped early.
    private static final int LEAST_UPDATES = 200;

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
        double share = patient.training().size() * allowed / whole;
        double learned = (double) LEAST_UPDATES * batch / Math.max(1, patient.plan().epochs());
        int examples = (int) Math.max(share, Math.max(LEAST, learned));
        return patient.atMost(examples, Math.max(LEAST, examples / 2), seed);
    }

    private static double seconds(Patient probe) {
        long begin = System.nanoTime();
        probe.train(fitted -> fitted);
        return (System.nanoTime() - begin) / 1e9;
    }
}
