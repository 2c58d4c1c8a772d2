package io.tarn.doctor;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Course;
import io.tarn.doctor.patient.References.Model;
import java.util.Optional;

/// How much worse a training does than is known to be possible on the same examples.
///
/// @param where the first branch of the tree
/// @param fit the training examples: as it is, against the best that was reached
/// @param transfer the same of the validation examples
/// @param best what reached the smaller error in that branch, in words
public record Harm(Where where, Comparison fit, Comparison transfer, String best) {
    /// The branches of the tree.
    public enum Where {
        NOWHERE,
        TRAINING,
        VALIDATION
    }

    private static final double GRAVE = 0.2;

    private static final Bar SERIOUS = new Bar(0.3, 0.05);

    /// Training examples need not be fitted better than what carries over: only if validation suffers too, a poor fit is harm.
    private static final Bar NOTICEABLE = new Bar(0.10, 0.01);

    static Harm of(Case patient, Practice practice) {
        return of(patient, practice, patient.course());
    }

    /// What is left of it after another course of the same patient, such as that of a trial.
    static Harm of(Case patient, Practice practice, Course course) {
        Rival fit = Rival.inTraining(patient, practice);
        Rival transfer = Rival.inValidation(patient, practice);
        Comparison training = Comparison.of(course.training(), fit.errors);
        Comparison validation =
                course.validation().length == 0
                        ? Comparison.NONE
                        : Comparison.of(course.validation(), transfer.errors);
        double chance = patient.yardstick().chance();
        if (SERIOUS.isMet(training, chance)
                && (course.validation().length == 0 || NOTICEABLE.isMet(validation, chance))) {
            return new Harm(Where.TRAINING, training, validation, fit.name);
        }
        return SERIOUS.isMet(validation, chance)
                ? new Harm(Where.VALIDATION, training, validation, transfer.name)
                : new Harm(Where.NOWHERE, training, validation, fit.name);
    }

    /// How much better is better.
    ///
    /// @param share of the error that must be avoidable
    /// @param ofChance share of the error of a guess that must be avoidable too
    private record Bar(double share, double ofChance) {
        boolean isMet(Comparison room, double chance) {
            return room.isBetter()
                    && room.relativeGain() > share
                    && room.gain() > ofChance * chance;
        }
    }

    /// Whether so much could be better that it is worth saying without a cause.
    boolean isGrave(double chance) {
        return exists() && room() > GRAVE * chance;
    }

    /// How much smaller the error could be, in the branch of the harm.
    double room() {
        return where == Where.VALIDATION ? transfer.gain() : fit.gain();
    }

    boolean exists() {
        return where != Where.NOWHERE;
    }

    /// The best that is known.
    private record Rival(String name, double[] errors) {
        static Rival inTraining(Case patient, Practice practice) {
            Course twin = practice.bestInTraining();
            Optional<Model> model = patient.references().bestInTraining();
            return model.filter(m -> !(twin.trainingError() <= m.trainingError()))
                    .map(m -> new Rival(m.name(), m.training()))
                    .orElse(new Rival(Practice.NAME, twin.training()));
        }

        static Rival inValidation(Case patient, Practice practice) {
            Course twin = practice.bestInValidation();
            Optional<Model> model = patient.references().bestInValidation();
            return model.filter(m -> !(twin.validationError() <= m.validationError()))
                    .map(m -> new Rival(m.name(), m.validation()))
                    .orElse(new Rival(Practice.NAME, twin.validation()));
        }
    }
}
