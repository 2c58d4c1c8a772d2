package io.tarn.recipes.sick;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Patient;
import io.tarn.doctor.patient.Yardstick;
import io.tarn.recipes.sick.Fault.Hurt;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The trainings without faults, beside those with: what faults do, measured without any of the doctor's rules.
public final class Twins {
    private static final double SHARE = 0.25;
    private static final double OF_A_GUESS = 0.03;
    private static final double NOT_A_NUMBER = 10;

    private final Map<String, Clean> known = new HashMap<>();

    private Twins() {}

    /// Clean twins are trained once, and kept.
    public static Twins of() {
        return new Twins();
    }

    /// @param errors of the training without faults, in units of a guess
    /// @param unit the error of a guess
    private record Clean(double[] errors, double unit) {
        static Clean of(Setting setting, Hurt place) {
            Patient patient = setting.patient();
            Case first = Case.of(patient, setting.seed);
            double unit = scale(first.yardstick()) * first.yardstick().chance();
            Sheet rows = place == Hurt.VALIDATION ? setting.validation : setting.test;
            return new Clean(errorsOf(patient, setting, rows, unit), unit);
        }
    }

    /// What faults did to a training.
    ///
    /// @param clean the errors of the twin, each in units of a guess
    /// @param sick the errors with the faults
    /// @param unit the error of a guess
    /// @param place where they were measured
    public record Harm(double[] clean, double[] sick, double unit, Hurt place) {
        /// From the sick training to the clean one.
        public Comparison comparison() {
            return Comparison.of(sick, clean);
        }

        /// Whether the faults really do harm in this run.
        public boolean exists() {
            Comparison harm = comparison();
            return harm.isBetter() && harm.relativeGain() > SHARE && harm.gain() > OF_A_GUESS;
        }

        /// The share of the harm that is gone with a cure that has these errors; more than 1 where it does better than the twin.
        public double closed(double[] cured) {
            Comparison harm = comparison();
            return (harm.before() - mean(cured)) / harm.gain();
        }
    }

    /// How far an honest variant stays behind the ward as it is: one that does clearly worse is no healthy training.
    public Harm behind(Admission control) {
        Clean plain =
                clean(Admission.of(control.ward(), new Control(0), control.seed()), Hurt.TEST);
        Setting variant = control.clean();
        double[] errors = errorsOf(variant.patient(), variant, variant.test, plain.unit);
        return new Harm(plain.errors, errors, plain.unit, Hurt.TEST);
    }

    private Clean clean(Admission admission, Hurt place) {
        Setting clean = admission.clean();
        return known.computeIfAbsent(
                clean.ward.name() + admission.control() + clean.seed + place,
                _ -> Clean.of(clean, place));
    }

    /// Trains with the faults, and without unless that was done before.
    public Harm harm(Admission admission) {
        Hurt place =
                admission.faults().stream().anyMatch(f -> f.hurt() == Hurt.VALIDATION)
                        ? Hurt.VALIDATION
                        : Hurt.TEST;
        Clean twin = clean(admission, place);
        Setting sick = admission.sick();
        Sheet rows = place == Hurt.VALIDATION ? sick.validation : sick.test;
        return new Harm(
                twin.errors, errorsOf(sick.patient(), sick, rows, twin.unit), twin.unit, place);
    }

    /// The errors of `patient`, after training, on other rows than it trains with, in units of a guess.
    static double[] errorsOf(Patient patient, Setting setting, Sheet rows, double unit) {
        return errorsOf(patient.validation(setting.dataset(rows)), setting, unit);
    }

    /// The same on its own validation rows.
    static double[] errorsOf(Patient patient, Setting setting, double unit) {
        Case judged = Case.of(patient, setting.seed);
        double scale = scale(judged.yardstick()) / (unit * inputUnit(judged.yardstick(), setting));
        return Arrays.stream(judged.course().validation()).map(error -> error * scale).toArray();
    }

    /// A task of its own gives back its inputs: their unit is that of its error.
    private static double inputUnit(Yardstick yardstick, Setting setting) {
        return yardstick instanceof Yardstick.Own && setting.ward.isOwnTask()
                ? setting.unit * setting.unit
                : 1;
    }

    /// What an error of 1 by this yardstick is, so that those of two trainings can be compared.
    private static double scale(Yardstick yardstick) {
        return switch (yardstick) {
            case Yardstick.Classes _ -> 1;
            case Yardstick.Numbers numbers -> numbers.variance();
            case Yardstick.Own own -> own.first();
        };
    }

    /// What is no number, or far beyond any use, counts as ten times a guess.
    private static double mean(double[] errors) {
        return Arrays.stream(errors)
                .map(e -> Double.isNaN(e) ? NOT_A_NUMBER : Math.min(e, NOT_A_NUMBER))
                .average()
                .orElse(Double.NaN);
    }
}
