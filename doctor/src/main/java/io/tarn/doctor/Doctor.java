package io.tarn.doctor;

import io.tarn.data.Dataset;
import io.tarn.doctor.patient.Patient;
import io.tarn.run.RunFolder;
import io.tarn.tensor.TensorException;
import io.tarn.train.Trainer;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// Says why a network does not learn, proves it by trying a remedy, and mends it.
///
/// ```java
/// var examination = Doctor.examine(trainer, training, validation);
/// System.out.println(examination);
/// examination.page().write(Path.of("doctor.html"));
/// examination.heal();
/// ```
///
/// The trainer's net is examined as it is now, and is afterwards as it was, except by [Examination#heal].
public final class Doctor {
    /// How an examination goes.
    ///
    /// @param budget the time that it may take; large trainings are examined on a part of their examples
    /// @param seed of all that is drawn at random
    /// @param rounds how many causes are looked for, one after the other
    public record Config(Duration budget, long seed, int rounds) {
        public Config {
            if (budget.compareTo(Duration.ofSeconds(1)) < 0 || rounds < 1) {
                throw TensorException.of(
                        "Doctor",
                        "a budget of 1 s or more, and a round or more",
                        budget + ", " + rounds,
                        "leave the defaults: 3 minutes, 3 rounds");
            }
        }

        public Config budget(Duration time) {
            return new Config(time, seed, rounds);
        }

        public Config seed(long value) {
            return new Config(budget, value, rounds);
        }

        public Config rounds(int count) {
            return new Config(budget, seed, count);
        }
    }

    private static final Config DEFAULTS = new Config(Duration.ofMinutes(3), 0, 3);

    private Doctor() {}

    /// Examines the training that `trainer.fit(training, validation)` would do.
    public static Examination examine(Trainer trainer, Dataset training, Dataset validation) {
        return examine(trainer, training, validation, c -> c);
    }

    public static Examination examine(
            Trainer trainer, Dataset training, Dataset validation, UnaryOperator<Config> choose) {
        return examine(Patient.of(trainer, training, validation), choose);
    }

    public static Examination examine(Patient patient, UnaryOperator<Config> choose) {
        Admission.check(patient);
        return new Procedure(choose.apply(DEFAULTS)).examine(patient);
    }

    /// A callback that watches a training at next to no cost, and logs at its end what looks wrong.
    public static Watching watching() {
        return watching(c -> c);
    }

    public static Watching watching(UnaryOperator<Watching.Config> choose) {
        return new Watching(choose.apply(Watching.DEFAULTS));
    }

    /// What the records of a run let one suspect, where its training cannot be repeated.
    public static Impression read(RunFolder run) {
        return Impression.of(run);
    }
}
