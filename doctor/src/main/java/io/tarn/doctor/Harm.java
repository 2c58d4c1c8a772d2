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
/// @param inTime the error of training examples that usual settings reach in as many epochs
public record Harm(Where where, Comparison fit, Comparison transfer, String best, double inTime) {
    /// The branches of the tree.
    public enum Where {
        NOWHERE,
        TRAINING,
        VALIDATION
    }

    private static final double GRAVE = 0.2;

    /// The best of several on a few hundred new examples looks better than it is.
    private static final double GRAVE_ON_NEW_EXAMPLES = 0.3;

    private static final double MOST = 0.7;

    /// Where new examples go very much worse, it is not the fit that matters.
    private static final double OF_GAP = 0.1;

    private static final Bar SERIOUS = new Bar(0.3, 0.03, 3);

    /// Training examples need not be fitted better than what carries over: only if validation suffers too, a poor fit is harm.
    private static final Bar NOTICEABLE = new Bar(0.10, 0.01, 2);

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
        double inTime = practice.errorInTime();
        boolean matters =
                course.validation().length == 0
                        || NOTICEABLE.isMet(validation, chance)
                                && training.gain() > OF_GAP * gap(course);
        if (SERIOUS.isMet(training, chance) && matters) {
            return new Harm(Where.TRAINING, training, validation, fit.name, inTime);
        }
        return SERIOUS.isMet(validation, chance)
                ? new Harm(Where.VALIDATION, training, validation, transfer.name, inTime)
                : new Harm(Where.NOWHERE, training, validation, fit.name, inTime);
    }

    /// How much worse new examples go.
    private static double gap(Course course) {
        return course.validationError() - course.trainingError();
    }

    /// How much better is better.
    ///
    /// @param share of the error that must be avoidable
    /// @param ofChance share of the error of a guess that must be avoidable too
    /// @param deviations beyond which it is not chance
    private record Bar(double share, double ofChance, double deviations) {
        boolean isMet(Comparison room, double chance) {
            return room.deviations() > deviations
                    && room.relativeGain() > share
                    && room.gain() > ofChance * chance;
        }
    }

    /// Whether so much could be better that it is worth saying without a cause.
    boolean isGrave(double chance) {
        double grave = where == Where.VALIDATION ? GRAVE_ON_NEW_EXAMPLES : GRAVE;
        return exists() && room() > grave * chance;
    }

    /// How much smaller the error could be, in the branch of the harm.
    double room() {
        return where == Where.VALIDATION ? transfer.gain() : fit.gain();
    }

    /// Whether other settings close most of the room in as many epochs, so that more of them are not what is missing.
    boolean isTimeEnough() {
        return where == Where.TRAINING && fit.before() - inTime > MOST * fit.gain();
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
