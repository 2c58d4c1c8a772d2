package io.tarn.auto.media;

import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says in plain words what was learned.
final class Findings {
    private static final double NEAR = 0.01;

    private Findings() {}

    static List<String> of(
            Found found,
            List<Candidate> candidates,
            Candidate chosen,
            List<Score> test,
            Score baseline,
            int[][] confusion) {
        List<String> words = new ArrayList<>();
        Score score = test.getFirst();
        words.add(
                "The best way found to tell %d classes of %s apart is a %s: it %s."
                        .formatted(
                                found.classes().size(),
                                found.kind(),
                                chosen.name(),
                                sentence(chosen)));
        words.add(
                ("Of %s that it never saw, it names %s right (95%% confidence: %s to %s); "
                                + "always the most frequent class would be right for %s.")
                        .formatted(
                                found.kind(),
                                percent(score.value()),
                                percent(score.low()),
                                percent(score.high()),
                                percent(baseline.value())));
        if (score.low() <= baseline.value()) {
            words.add("That is not safely better than guessing: more files are needed.");
        }
        words.add(gap(chosen));
        simpler(candidates, chosen).ifPresent(words::add);
        confused(found.classes(), confusion).ifPresent(words::add);
        return words;
    }

    private static String sentence(Candidate chosen) {
        String idea = chosen.idea();
        return Character.isDigit(idea.charAt(0))
                ? "has " + idea
                : idea.startsWith("the same")
                        ? "is " + idea
                        : idea.startsWith("always") ? "says " + idea : idea;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    private static String gap(Candidate chosen) {
        String losses =
                "the loss is %.3f on files it learned from and %.3f on others"
                        .formatted(chosen.trainingLoss(), chosen.validationLoss());
        if (chosen.validationLoss() > 1.5 * chosen.trainingLoss() + 0.05) {
            return "It knows its training files much better than others (%s): more files would help."
                    .formatted(losses);
        }
        return chosen.validationLoss() > 1.1 * chosen.trainingLoss() + 0.05
                ? "It overfits a little: " + losses + "."
                : "It does not overfit: " + losses + ".";
    }

    private static Optional<String> simpler(List<Candidate> all, Candidate chosen) {
        return all.stream()
                .skip(1)
                .takeWhile(it -> it != chosen)
                .filter(it -> it.score().value() >= chosen.score().value() - NEAR)
                .findFirst()
                .map(it -> "The simpler %s is nearly as good.".formatted(it.name()));
    }

    /// The pair of classes that are mistaken most often.
    private static Optional<String> confused(List<String> classes, int[][] confusion) {
        int most = 0;
        String pair = "";
        for (int i = 0; i < confusion.length; i++) {
            for (int k = 0; k < confusion.length; k++) {
                if (i != k && confusion[i][k] > most) {
                    most = confusion[i][k];
                    pair = "“%s” taken for “%s”".formatted(classes.get(i), classes.get(k));
                }
            }
        }
        return most == 0
                ? Optional.empty()
                : Optional.of(
                        "The most frequent mistake is %s, %d time%s."
                                .formatted(pair, most, most == 1 ? "" : "s"));
    }
}
