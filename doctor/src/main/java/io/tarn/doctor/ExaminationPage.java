package io.tarn.doctor;

import io.tarn.doctor.finding.Catalogue;
import io.tarn.doctor.finding.Check;
import io.tarn.doctor.finding.Condition;
import io.tarn.doctor.finding.Finding;
import io.tarn.doctor.patient.Case;
import io.tarn.doctor.patient.References.Model;
import io.tarn.doctor.patient.Trial;
import io.tarn.report.Chart;
import io.tarn.report.Figure;
import io.tarn.report.Grid;
import io.tarn.report.Page;
import io.tarn.report.Section;
import io.tarn.report.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The page about an examination: the verdict, the way through the tree, the findings, the trials, and how to do it again.
final class ExaminationPage {
    private final Examination it;
    private final Case first;

    private ExaminationPage(Examination it) {
        this.it = it;
        this.first = it.rounds().getFirst().patient();
    }

    static Page of(Examination it) {
        return new ExaminationPage(it).page();
    }

    private Page page() {
        Page page =
                Page.of("The doctor: " + headline())
                        .lead(ExaminationText.why(it) + " " + ExaminationText.help(it))
                        .figures(figures())
                        .section("The way through the tree", this::tree);
        int number = 1;
        for (Verdict.Cause cause : it.causes()) {
            page.section(
                    "Cause %d: %s".formatted(number++, cause.finding().condition().title()),
                    s -> FindingPart.cause(s, cause));
        }
        List<Finding> suspicions = suspicions();
        if (!suspicions.isEmpty()) {
            page.section("Suspicions that did not hold", s -> suspicions(s, suspicions));
        }
        page.section("Looked for and not found", this::absent)
                .section("What I tried and what it changed", s -> TrialsPart.write(s, it))
                .section("What else was compared", this::references)
                .section("Vital signs of the training as it was", this::vitals)
                .section("How this was done, and how to do it again", this::settings);
        return page.foot(
                "Made by the doctor of Tarn in %s seconds, with seed %d."
                        .formatted(Figures.of(it.time().toMillis() / 1e3), it.config().seed()));
    }

    private String headline() {
        return switch (it.verdict()) {
            case Verdict.Healthy _ -> "healthy";
            case Verdict.Sick _ -> ExaminationText.what(it);
            case Verdict.Unexplained _ -> "insufficient evidence";
        };
    }

    private Figure[] figures() {
        Round round = it.rounds().getFirst();
        Tone tone =
                switch (it.verdict()) {
                    case Verdict.Healthy _ -> Tone.GOOD;
                    case Verdict.Sick _ -> Tone.BAD;
                    case Verdict.Unexplained _ -> Tone.WARNING;
                };
        Figure training =
                Figure.of(
                        "training error",
                        Figures.of(round.harm().fit().before()),
                        ExaminationText.best(round.harm().fit()));
        Figure validation =
                first.validation().isEmpty()
                        ? Figure.of("validation error", "–", "no validation examples")
                        : Figure.of(
                                "validation error",
                                Figures.of(round.harm().transfer().before()),
                                ExaminationText.best(round.harm().transfer()));
        long trials = it.rounds().stream().mapToLong(r -> r.trials().size()).sum();
        return new Figure[] {
            Figure.of("verdict", verdict(), "").tone(tone),
            training,
            validation,
            Figure.of(
                    "remedies tried",
                    String.valueOf(trials),
                    "in %s s".formatted(Figures.of(it.time().toMillis() / 1e3)))
        };
    }

    /// In one short word.
    private String verdict() {
        return it.verdict() instanceof Verdict.Unexplained
                ? "unclear"
                : ExaminationText.title(it.verdict());
    }

    private void tree(Section section) {
        section.text(
                "Errors are measured by the %s, whatever the loss: 0 is perfect, and an answer that does not look at the input has %s."
                        .formatted(
                                first.yardstick().name(), Figures.of(first.yardstick().chance())));
        int number = 0;
        for (Round round : it.rounds()) {
            number++;
            Optional<Finding> cause = causeOf(round);
            boolean repeats = number > 1 && cause.isEmpty() && !round.harm().exists();
            if (repeats) {
                section.note(
                        Tone.GOOD,
                        "With the %s the walk began anew and ended at “nothing to mend”."
                                .formatted(number == 2 ? "remedy" : "remedies"));
            } else {
                if (number > 1) {
                    section.text("**With the remedy so far, the walk began anew:**");
                }
                section.drawing(TreeDrawing.of(round, cause));
            }
        }
        if (it.verdict() instanceof Verdict.Unexplained) {
            section.note(
                    Tone.WARNING,
                    "The way ends before a leaf: something does better, but no single remedy came near it.");
        }
    }

    private Optional<Finding> causeOf(Round round) {
        return round.findings().stream().filter(it::isCause).findFirst();
    }

    private List<Finding> suspicions() {
        return it.rounds().stream()
                .flatMap(round -> round.findings().stream())
                .filter(finding -> !it.isCause(finding))
                .collect(
                        Collectors.toMap(
                                Finding::condition,
                                finding -> finding,
                                (one, _) -> one,
                                LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private void suspicions(Section section, List<Finding> suspicions) {
        section.text(
                "These rules fired too. None is called a cause: its remedy did not help enough, or a cause that explains it was found first.");
        suspicions.forEach(finding -> FindingPart.suspicion(section, finding, tried(finding)));
    }

    private List<Trial> tried(Finding finding) {
        return finding.remedy().treatments().stream()
                .flatMap(treatment ->
                        it.rounds().stream()
                                .flatMap(round -> round.trials().stream())
                                .filter(trial -> trial.treatment().name().equals(treatment.name()))
                                .filter(trial -> !TrialsPart.isVerified(it, trial)))
                .toList();
    }

    private void absent(Section section) {
        List<Condition> found =
                it.rounds().stream()
                        .flatMap(round -> round.findings().stream())
                        .map(Finding::condition)
                        .toList();
        List<Condition> asked =
                it.rounds().stream().flatMap(round -> round.asked().stream()).distinct().toList();
        List<Condition> all = Catalogue.CHECKS.stream().map(Check::condition).distinct().toList();
        List<Condition> absent = asked.stream().filter(c -> !found.contains(c)).toList();
        List<Condition> left = all.stream().filter(c -> !asked.contains(c)).toList();
        section.text(
                "**Looked for and absent (%d):** %s.".formatted(absent.size(), titles(absent)));
        if (!left.isEmpty()) {
            section.text(
                    "**Not looked for, as the way did not lead there (%d):** %s."
                            .formatted(left.size(), titles(left)));
        }
    }

    private static String titles(List<Condition> conditions) {
        return conditions.isEmpty()
                ? "none"
                : conditions.stream().map(Condition::title).collect(Collectors.joining("; "));
    }

    private void references(Section section) {
        section.text(
                "The same examples, learned by plain models and by the same net with all settings by the book.");
        Grid grid =
                Grid.of("what", "training error", "validation error")
                        .strongRow(
                                "the training as it is",
                                Figures.of(it.rounds().getFirst().harm().fit().before()),
                                shown(
                                        first.validation().isEmpty()
                                                ? Double.NaN
                                                : it.rounds()
                                                        .getFirst()
                                                        .harm()
                                                        .transfer()
                                                        .before()));
        for (Trial trial : Practice.of(first).trials()) {
            grid =
                    grid.row(
                            "the same net: " + trial.treatment().name(),
                            Figures.of(trial.after().trainingError()),
                            shown(trial.after().validationError()));
        }
        for (Model model : first.references().models()) {
            grid =
                    grid.row(
                            model.name(),
                            Figures.of(model.trainingError()),
                            shown(model.validationError()));
        }
        String chance = Figures.of(first.yardstick().chance());
        section.table(grid.row("an answer that does not look at the input", chance, chance));
    }

    private static String shown(double error) {
        return Double.isNaN(error) ? "–" : Figures.of(error);
    }

    private void vitals(Section section) {
        section.text("It ended so: %s.".formatted(first.course().ending()));
        List<Chart> charts = VitalSigns.of(first.course().vitals());
        for (int i = 0; i < charts.size(); i += 2) {
            section.chart(charts.subList(i, Math.min(i + 2, charts.size())).toArray(Chart[]::new));
        }
    }

    private void settings(Section section) {
        Map<String, Object> settings = ExaminationJson.settings(it);
        section.keyValues(settings);
        int all = it.cured().training().size();
        if (first.patient().training().size() < all) {
            section.note(
                    "It was examined on %,d of %,d training examples, so that it ended in time. A larger budget takes more of them."
                            .formatted(first.patient().training().size(), all));
        }
        section.code(
                "java",
                """
                var examination =
                        Doctor.examine(
                                trainer,
                                training,
                                validation,
                                c -> c.seed(%d).budget(Duration.ofSeconds(%d)));
                System.out.println(examination);
                examination.page().write(Path.of("doctor.html"));%s\
                """
                        .formatted(
                                it.config().seed(),
                                it.config().budget().toSeconds(),
                                it.remedies().isEmpty() ? "" : "\nexamination.heal();"));
    }
}
