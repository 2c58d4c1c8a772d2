package io.tarn.doctor;

import io.tarn.doctor.finding.OptimizationProblem;
import io.tarn.doctor.finding.VanishingGradient;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Course;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Treatments;
import io.tarn.doctor.patient.Trial;
import io.tarn.train.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// The same net trained by the book: standardised inputs, Adam, batches of a usual size, nothing that holds it back, as many epochs.
///
/// If that does not help, no setting is to blame. If it does, something that it changes is, and the doctor looks for what.
///
/// @param trials by the book with the given weights and with fresh ones, and at two rates
/// @param further what stands in for plain models where none can be compared: the same for longer, with ways for signals through depth, and without inner layers
record Practice(List<Trial> trials, List<Trial> further) {
    static final String NAME = "the same net trained by the book";

    private static final int LEAST_BATCH = 16;
    private static final int USUAL_BATCH = 32;
    private static final int LARGEST_BATCH = 256;

    /// As many as plain models have.
    private static final int UPDATES = 800;

    static Practice of(Case patient) {
        Treatment book =
                Treatments.standardised()
                        .and(Treatments.everyParameter())
                        .and(Treatments.noDropout())
                        .and(Treatments.plan("use a usual batch", Practice::usual));
        List<Trial> trials = new ArrayList<>();
        trials.add(patient.trial(book.and(Treatments.adam(1e-3))));
        trials.add(patient.trial(book.and(Treatments.initialised()).and(Treatments.adam(1e-3))));
        Treatment better =
                trials.getFirst().after().trainingError()
                                <= trials.getLast().after().trainingError()
                        ? book
                        : book.and(Treatments.initialised());
        trials.add(patient.trial(better.and(Treatments.adam(1e-2))));
        return new Practice(List.copyOf(trials), further(patient, better));
    }

    private static List<Trial> further(Case patient, Treatment better) {
        List<Trial> further = new ArrayList<>();
        if (patient.references().models().isEmpty()) {
            Treatment longer = Treatments.plan("train for 800 updates", p -> longer(p, patient));
            further.add(patient.trial(better.and(longer).and(Treatments.adam(1e-3))));
            if (VanishingGradient.isDeep(patient)) {
                further.add(
                        patient.trial(
                                better.and(VanishingGradient.passing())
                                        .and(Treatments.adam(1e-3))));
            }
            OptimizationProblem.shallower(patient)
                    .map(less -> less.and(better).and(Treatments.adam(1e-3)))
                    .map(patient::trial)
                    .ifPresent(further::add);
        }
        return List.copyOf(further);
    }

    /// The errors of training examples that the usual settings reach in as many epochs.
    double errorInTime() {
        return trials.stream()
                .mapToDouble(trial -> trial.after().trainingError())
                .min()
                .orElse(Double.NaN);
    }

    private static Plan usual(Plan plan) {
        return plan.batchSize() < LEAST_BATCH || plan.batchSize() > LARGEST_BATCH
                ? plan.batchSize(USUAL_BATCH)
                : plan;
    }

    private static Plan longer(Plan plan, Case patient) {
        int each = Math.ceilDiv(patient.patient().training().size(), plan.batchSize());
        return plan.epochs(Math.max(plan.epochs(), Math.ceilDiv(UPDATES, each)));
    }

    Course bestInTraining() {
        return best(Course::trainingError);
    }

    Course bestInValidation() {
        return best(Course::validationError);
    }

    /// The trial that did best in the branch.
    Trial best(Harm.Where where) {
        Course best = where == Harm.Where.VALIDATION ? bestInValidation() : bestInTraining();
        return all().filter(trial -> trial.after() == best).findFirst().orElseThrow();
    }

    private Stream<Trial> all() {
        return Stream.concat(trials.stream(), further.stream());
    }

    /// NaN is worse than any number.
    private Course best(ToDoubleFunction<Course> error) {
        return all().map(Trial::after).min(Comparator.comparingDouble(error)).orElseThrow();
    }
}
