package io.tarn.recipes;

import io.tarn.auto.Candidate;
import io.tarn.auto.Outcome;
import io.tarn.auto.Score;
import io.tarn.data.DataException;
import io.tarn.report.Bars;
import io.tarn.report.Chart;
import java.util.List;
import java.util.Locale;

/// What a recipe shows of a search for a model.
final class AutoFigures {
    private AutoFigures() {}

    /// A score on the test rows by its name, such as `ROC AUC`.
    static Score test(Outcome outcome, String name) {
        return outcome.test().stream()
                .filter(score -> score.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        DataException.of(
                                "AutoFigures.test",
                                "one of " + outcome.test().stream().map(Score::name).toList(),
                                name,
                                "choose a score of this kind of task"));
    }

    /// `0.8053 (0.7932 to 0.8173)`.
    static String text(Score score) {
        return String.format(
                Locale.ROOT, "%.3f (%.3f to %.3f)", score.value(), score.low(), score.high());
    }

    /// All that was tried, with intervals of 95%.
    static Chart candidates(Outcome outcome) {
        List<Candidate> all = outcome.candidates();
        String score = all.getFirst().score().name();
        return Bars.of("Validation " + score, all.stream().map(AutoFigures::name).toList())
                .bars(
                        score,
                        all.stream().mapToDouble(c -> c.score().value()).toArray(),
                        all.stream().mapToDouble(c -> c.score().low()).toArray(),
                        all.stream().mapToDouble(c -> c.score().high()).toArray())
                .lying()
                .note("A network that the clock cut short looks worse than it is.");
    }

    /// The validation losses of all that was tried; lower is better.
    static Chart losses(String title, Outcome outcome) {
        List<Candidate> all = outcome.candidates();
        return Bars.of(title, all.stream().map(AutoFigures::name).toList())
                .bars("loss", all.stream().mapToDouble(Candidate::validationLoss).toArray())
                .lying()
                .note("A network that the clock cut short looks worse than it is.");
    }

    /// Short enough to stand beside a bar.
    private static String name(Candidate candidate) {
        return candidate.name().startsWith("average of ")
                ? "average of the best"
                : candidate.name().replace("network ", "net ").replace(", dropout ", ", drop ");
    }
}
