package io.tarn.doctor;

import io.tarn.doctor.patient.Comparison;
import io.tarn.doctor.patient.Trial;
import io.tarn.report.Bars;
import io.tarn.report.Grid;
import io.tarn.report.Section;
import java.util.ArrayList;
import java.util.List;

/// The part of a page about the remedies that were tried.
final class TrialsPart {
    private static final int MOST_BARS = 16;

    private TrialsPart() {}

    static void write(Section section, Examination it) {
        List<Trial> all = new ArrayList<>();
        Grid grid =
                Grid.of("remedy", "training error", "σ", "validation error", "σ", "what it means");
        for (Round round : it.rounds()) {
            for (Trial trial : round.trials()) {
                all.add(trial);
                Object[] row = row(it, trial);
                grid = isVerified(it, trial) ? grid.strongRow(row) : grid.row(row);
            }
        }
        if (all.isEmpty()) {
            section.text("No remedy was tried: nothing was suspected that a remedy could test.");
            return;
        }
        section.text(
                "Each remedy is the same training again, from the same weights, with the same seed and as many epochs, and one thing changed. "
                        + "σ counts standard errors: what lies within 3 may be chance.");
        section.table(grid);
        List<Trial> shown = all.subList(0, Math.min(MOST_BARS, all.size()));
        section.chart(bars("Training error", shown, false));
        if (shown.getFirst().before().validation().length > 0) {
            section.chart(bars("Validation error", shown, true));
        }
    }

    private static Object[] row(Examination it, Trial trial) {
        Comparison training = trial.training();
        Comparison validation = trial.validation();
        boolean hasValidation = trial.after().validation().length > 0;
        return new Object[] {
            trial.treatment().name(),
            shown(training),
            "%+.1f".formatted(training.deviations()),
            hasValidation ? shown(validation) : "–",
            hasValidation ? "%+.1f".formatted(validation.deviations()) : "–",
            isVerified(it, trial) ? "verifies a cause" : meaning(it, trial)
        };
    }

    private static String shown(Comparison comparison) {
        return Figures.of(comparison.before()) + " → " + Figures.of(comparison.after());
    }

    static boolean isVerified(Examination it, Trial trial) {
        return it.causes().stream()
                .flatMap(cause -> cause.verification().stream())
                .anyMatch(trial::equals);
    }

    private static String meaning(Examination it, Trial trial) {
        Round round =
                it.rounds().stream()
                        .filter(r -> r.trials().contains(trial))
                        .findFirst()
                        .orElseThrow();
        Comparison judged =
                round.harm().where() == Harm.Where.VALIDATION
                        ? trial.validation()
                        : trial.training();
        return judged.isBetter()
                ? "helps, too little"
                : judged.isWorse() ? "makes it worse" : "no more than chance";
    }

    private static Bars bars(String title, List<Trial> trials, boolean validation) {
        List<String> names = trials.stream().map(trial -> trial.treatment().name()).toList();
        return Bars.of(title, names)
                .lying()
                .bars("before", numbers(trials, validation, true))
                .bars("after", numbers(trials, validation, false));
    }

    private static double[] numbers(List<Trial> trials, boolean validation, boolean before) {
        return trials.stream()
                .map(trial -> validation ? trial.validation() : trial.training())
                .mapToDouble(comparison -> before ? comparison.before() : comparison.after())
                .toArray();
    }

    /// What a trial changed, in a sentence.
    static String words(Trial trial) {
        String training = change("training", trial.training());
        return trial.after().validation().length == 0
                ? training + "."
                : "%s; %s.".formatted(training, change("validation", trial.validation()));
    }

    private static String change(String name, Comparison comparison) {
        return "%s error %s (%+.1f standard errors)"
                .formatted(name, shown(comparison), comparison.deviations());
    }
}
