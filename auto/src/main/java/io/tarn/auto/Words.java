package io.tarn.auto;

import io.tarn.auto.Outcome.Importance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says in plain words what was learned.
final class Words {
    private Words() {}

    static List<String> of(
            Aim aim,
            List<Candidate> candidates,
            Candidate chosen,
            List<Score> test,
            Score baseline,
            List<Importance> importances) {
        List<String> words = new ArrayList<>();
        Score score = test.getFirst();
        words.add(
                "The best way found to predict %s is %s: %s."
                        .formatted(aim.target().name(), chosen.name(), chosen.idea()));
        words.add(
                "On rows that it never saw its %s is %s, with 95%% confidence between %s and %s; always giving the %s reaches %s."
                        .formatted(
                                score.name(),
                                Score.text(score.value()),
                                Score.text(score.low()),
                                Score.text(score.high()),
                                candidates.getFirst().name(),
                                Score.text(baseline.value())));
        words.add(verdict(score, baseline));
        words.add(gap(chosen));
        simple(candidates, chosen).ifPresent(words::add);
        var counting = importances.stream().filter(i -> i.growth() > 0 && i.low() > 0).toList();
        words.add(
                counting.isEmpty()
                        ? "No single column is decisive."
                        : "What counts most: "
                                + counting.stream()
                                        .limit(3)
                                        .map(Importance::column)
                                        .collect(Collectors.joining(", "))
                                + ".");
        List<String> idle =
                importances.stream().filter(i -> i.growth() <= 0).map(Importance::column).toList();
        if (!idle.isEmpty() && idle.size() <= 8) {
            words.add("What could be left out: " + String.join(", ", idle) + ".");
        }
        return words;
    }

    private static String verdict(Score score, Score baseline) {
        if (score.low() > baseline.value()) {
            return "So the columns do tell something about it.";
        }
        return "That is not safely better than ignoring all columns: more rows or better columns are needed.";
    }

    private static String gap(Candidate chosen) {
        double training = chosen.trainingLoss();
        double validation = chosen.validationLoss();
        String losses =
                "the loss is %s on rows it learned from and %s on others"
                        .formatted(Score.text(training), Score.text(validation));
        if (validation > 1.5 * training) {
            return "It knows its training rows much better than others ("
                    + losses
                    + "): more rows would help.";
        }
        return validation > 1.1 * training
                ? "It overfits a little: " + losses + "."
                : "It does not overfit: "
                        + losses
                        + ", so better columns would help more than more rows.";
    }

    /// Whether a simple candidate is as good.
    private static java.util.Optional<String> simple(List<Candidate> all, Candidate chosen) {
        return all.stream()
                .skip(1)
                .limit(2)
                .filter(simple -> simple != chosen)
                .filter(simple -> simple.validationLoss() < 1.03 * chosen.validationLoss())
                .findFirst()
                .map(simple -> "The much simpler %s is nearly as good.".formatted(simple.name()));
    }
}
