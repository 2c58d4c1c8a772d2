package io.tarn.recipes.sick;

import static io.tarn.doctor.finding.Condition.BATCH_SIZE;
import static io.tarn.doctor.finding.Condition.OPTIMIZER_FAULT;
import static io.tarn.doctor.finding.Condition.RATE_TOO_HIGH;
import static io.tarn.doctor.finding.Condition.RATE_TOO_LOW;
import static io.tarn.doctor.finding.Condition.STOPPED_EARLY;

import io.tarn.recipes.sick.Tampered.Mistake;
import java.util.List;
import java.util.function.Consumer;

/// Mistakes in how, and how long, steps are taken.
final class StepFaults {
    private StepFaults() {}

    static final List<Fault> ALL =
            List.of(
                    Fault.of("rate-x30", RATE_TOO_HIGH, StepFaults::fast),
                    Fault.of("rate-by-1000", RATE_TOO_LOW, StepFaults::slow),
                    // A rate is too high or not for its batch: the fewer examples, the lower.
                    Fault.of("batch-of-1", BATCH_SIZE, StepFaults::single).or(RATE_TOO_HIGH),
                    Fault.of("batch-of-all", BATCH_SIZE, s -> s.batch = 8_192),
                    Fault.of("uphill", OPTIMIZER_FAULT, mistaken(Mistake.UPHILL)),
                    Fault.of("never-cleared", OPTIMIZER_FAULT, mistaken(Mistake.NEVER_CLEARED)),
                    Fault.of(
                            "epsilon-1",
                            OPTIMIZER_FAULT,
                            s -> s.rule = new Rule.ByAdam(1e-3, 0, 1)),
                    Fault.of("two-epochs", STOPPED_EARLY, StepFaults::brief));

    private static Consumer<Setting> mistaken(Mistake mistake) {
        return s -> s.tampering = optimizer -> new Tampered(optimizer, mistake);
    }

    private static void slow(Setting s) {
        s.rule = s.rule.times(s.seed % 2 == 0 ? 1e-3 : 3e-3);
    }

    private static void brief(Setting s) {
        s.epochs = s.seed % 2 == 0 ? 1 : 2;
    }

    /// 100 or 30 times, of Adam and of descent with momentum.
    private static void fast(Setting s) {
        if (s.seed % 2 == 1) {
            s.rule = Control.descent(s);
        }
        s.rule = s.rule.times(s.seed % 4 == 1 || s.seed % 4 == 2 ? 30 : 100);
    }

    /// Single examples, as many steps as before or somewhat more.
    private static void single(Setting s) {
        s.epochs = Math.max(1, s.epochs / 8);
        s.batch = 1;
        s.rule = s.rule.times(3);
    }
}
