package io.tarn.doctor;

import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Course;
import io.tarn.doctor.patient.Treatment;
import io.tarn.doctor.patient.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An examination in three lines: what it is, why, and what helps.
final class ExaminationText {
    private ExaminationText() {}

    static List<String> lines(Examination it) {
        return List.of(
                title(it.verdict()) + ": " + what(it), "why:  " + why(it), "help: " + help(it));
    }

    /// `sick`, `healthy`, `unexplained`.
    static String title(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy _ -> "healthy";
            case Verdict.Sick _ -> "sick";
            case Verdict.Unexplained _ -> "unexplained";
        };
    }

    static String what(Examination it) {
        return switch (it.verdict()) {
            case Verdict.Healthy _ -> "nothing does much better, and nothing is plainly wrong";
            case Verdict.Sick sick ->
                    sick.causes().stream()
                            .map(cause -> cause.finding().condition().title())
                            .distinct()
                            .collect(Collectors.joining("; then: "));
            case Verdict.Unexplained _ ->
                    "it could do better, but the evidence does not single out why";
        };
    }

    static String why(Examination it) {
        Round first = it.rounds().getFirst();
        return switch (it.verdict()) {
            case Verdict.Healthy _ -> standing(first);
            case Verdict.Sick sick -> sick.causes().getFirst().finding().summary();
            case Verdict.Unexplained unexplained ->
                    "%s reaches %s of %s instead of %s; %s, %s in vain."
                            .formatted(
                                    Figures.upperFirst(unexplained.best()),
                                    error(first),
                                    Figures.of(first.room().after()),
                                    Figures.of(first.room().before()),
                                    Figures.count(first.findings().size(), "suspicion"),
                                    Figures.count(first.trials().size(), "remedy")
                                            .replace("remedys", "remedies"));
        };
    }

    private static String error(Round round) {
        return round.harm().where() == Harm.Where.VALIDATION
                ? "a validation error"
                : "a training error";
    }

    /// `Its training error is 0.03, the best that is known 0.029; its validation error is 0.04, the best that is known 0.039.`
    private static String standing(Round round) {
        Comparison fit = round.harm().fit();
        Comparison transfer = round.harm().transfer();
        if (round.patient().validation().isEmpty()) {
            return "Its training error is %s.".formatted(beside(fit));
        }
        return round.isFitInVain()
                ? "Its validation error is %s; what fits the training examples better (%s instead of %s) gains little on others."
                        .formatted(
                                beside(transfer), Figures.of(fit.after()), Figures.of(fit.before()))
                : "Its training error is %s; its validation error is %s."
                        .formatted(beside(fit), beside(transfer));
    }

    /// `0.03, the best that is known 0.02`.
    static String beside(Comparison comparison) {
        return Figures.of(comparison.before()) + ", " + best(comparison);
    }

    /// `the best that is known 0.02`, or that there is nothing better.
    static String best(Comparison comparison) {
        return comparison.gain() > 0
                ? "the best that is known " + Figures.of(comparison.after())
                : "and nothing does better";
    }

    static String help(Examination it) {
        return switch (it.verdict()) {
            case Verdict.Healthy _ ->
                    stillHelps(it.rounds().getFirst().patient())
                            .map(trial ->
                                    trial.treatment().name()
                                            + " would still help a little: "
                                            + change("validation", trial.validation())
                                            + ".")
                            .orElse("Nothing that was tried would help beyond chance.");
            case Verdict.Sick sick ->
                    it.remedies().isEmpty()
                            ? sick.causes().getFirst().finding().remedy().advice()
                            : proof(it);
            case Verdict.Unexplained unexplained ->
                    unexplained.best().equals(Practice.NAME)
                            ? "Train it so: "
                                    + Practice.of(it.rounds().getFirst().patient())
                                            .best(it.rounds().getFirst().harm().where())
                                            .treatment()
                                    + "; then bring your settings back one by one."
                            : "Start from %s, and add what your net has one by one."
                                    .formatted(unexplained.best());
        };
    }

    /// What all remedies together change.
    private static String proof(Examination it) {
        String names =
                it.remedies().stream().map(Treatment::name).collect(Collectors.joining(", then "));
        Optional<Comparison> training = together(it, Course::training);
        Optional<Comparison> validation = together(it, Course::validation);
        String changes =
                Stream.of(
                                training.map(c -> change("training", c)),
                                validation.map(c -> change("validation", c)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
        if (changes.isEmpty()) {
            return Figures.upperFirst(names) + ".";
        }
        boolean smaller =
                training.filter(Comparison::isBetter).isPresent()
                        || validation.filter(Comparison::isBetter).isPresent();
        String effect =
                smaller ? "that takes the %s." : "the fault is then gone; that brings the %s.";
        return Figures.upperFirst(names) + ": " + effect.formatted(changes);
    }

    /// `validation error from 0.31 to 0.02`.
    private static String change(String of, Comparison comparison) {
        return "%s error from %s to %s"
                .formatted(of, Figures.of(comparison.before()), Figures.of(comparison.after()));
    }

    /// The training without any remedy against the one with all.
    private static Optional<Comparison> together(
            Examination it, Function<Course, double[]> errors) {
        double[] before = errors.apply(it.rounds().getFirst().patient().course());
        return it.trial(it.remedies().getLast())
                .map(trial -> errors.apply(trial.after()))
                .filter(after -> after.length > 0 && before.length > 0)
                .map(after -> Comparison.of(before, after));
    }

    /// The trial by the book that helped unseen examples most, beyond chance.
    private static Optional<Trial> stillHelps(Case patient) {
        return Practice.of(patient).trials().stream()
                .filter(trial -> trial.validation().isBetter())
                .max(Comparator.comparingDouble(trial -> trial.validation().gain()));
    }
}
