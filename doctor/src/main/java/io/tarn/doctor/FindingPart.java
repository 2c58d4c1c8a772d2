package io.tarn.doctor;

import io.tarn.doctor.finding.Evidence;
import io.tarn.doctor.finding.Finding;
import io.tarn.doctor.patient.Trial;
import io.tarn.report.Chart;
import io.tarn.report.Grid;
import io.tarn.report.Section;
import io.tarn.report.Tone;
import java.util.List;
import java.util.Map;

/// The part of a page about one finding.
final class FindingPart {
    private FindingPart() {}

    static void cause(Section section, Verdict.Cause cause) {
        Finding finding = cause.finding();
        section.verdict(Tone.BAD, finding.summary());
        evidence(section, finding.evidence());
        section.note(Tone.GOOD, "**What to do.** " + finding.remedy().advice());
        cause.verification()
                .ifPresentOrElse(
                        trial ->
                                section.text(
                                        "**Verified:** %s, under the same seed: %s"
                                                .formatted(
                                                        trial.treatment().name(),
                                                        TrialsPart.words(trial))),
                        () ->
                                section.text(
                                        "The rule is proof by itself; the remedy is work for a person, and was not tried."));
    }

    /// @param tried the trials of its remedies, which did not help enough
    static void suspicion(Section section, Finding finding, List<Trial> tried) {
        section.text(
                "**%s.** %s"
                        .formatted(
                                Figures.upperFirst(finding.condition().title()),
                                finding.summary()));
        evidence(section, finding.evidence());
        if (tried.isEmpty()) {
            section.text("It was not tested by itself. " + finding.remedy().advice());
        } else {
            section.points(
                    tried.stream()
                            .map(trial ->
                                    "%s: %s"
                                            .formatted(
                                                    Figures.upperFirst(trial.treatment().name()),
                                                    TrialsPart.words(trial)))
                            .toList());
        }
    }

    private static void evidence(Section section, Evidence evidence) {
        section.text(
                "Rule: %s. It %s, %s times its threshold."
                        .formatted(
                                evidence.rule(),
                                evidence.isProven() ? "is proof by itself" : "makes a suspicion",
                                Figures.of(evidence.strength())));
        if (!evidence.numbers().isEmpty()) {
            Grid grid = Grid.of("measured", "value");
            for (Map.Entry<String, Double> number : evidence.numbers().entrySet()) {
                grid = grid.row(number.getKey(), Figures.of(number.getValue()));
            }
            section.table(grid);
        }
        if (!evidence.charts().isEmpty()) {
            section.chart(evidence.charts().toArray(Chart[]::new));
        }
    }
}
