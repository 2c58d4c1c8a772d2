package io.tarn.cli;

import io.tarn.auto.media.MediaEvaluation;
import io.tarn.auto.media.MediaEvaluation.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How good a model is on images, sounds or texts, as text and as plain values for JSON.
final class MediaScores {
    private static final int NAMED = 5;

    private MediaScores() {}

    static String text(MediaEvaluation evaluation) {
        List<String> parts = new ArrayList<>();
        parts.add(
                "%s of %s%n"
                        .formatted(
                                evaluation.kind().count(evaluation.count()),
                                Figures.count(evaluation.classes().size(), "class", "classes")));
        parts.add(Answers.scores(evaluation.scores()) + System.lineSeparator());
        parts.add(Answers.mistakes(evaluation.confusion(), evaluation.classes()));
        evaluation.notes().forEach(note -> parts.add("note: " + note));
        parts.addAll(unreadable(evaluation));
        return String.join(System.lineSeparator(), parts);
    }

    private static List<String> unreadable(MediaEvaluation evaluation) {
        List<Unreadable> all = evaluation.unreadable();
        if (all.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "note: %s could not be read and %s left out:"
                        .formatted(
                                evaluation.kind().count(all.size()),
                                all.size() == 1 ? "was" : "were"));
        all.stream().limit(NAMED).forEach(each -> lines.add("  " + each.reason()));
        if (all.size() > NAMED) {
            lines.add("  and %,d more".formatted(all.size() - NAMED));
        }
        return lines;
    }

    static Map<String, Object> json(String run, MediaEvaluation evaluation) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("run", run);
        line.put("task", "classification of " + evaluation.kind());
        line.put("rows", evaluation.count());
        line.put("metric", Answers.json(evaluation.score()));
        line.put("scores", evaluation.scores().stream().map(Answers::json).toList());
        line.put("classes", evaluation.classes());
        line.put(
                "confusion",
                Arrays.stream(evaluation.confusion())
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
        line.put("unreadable", evaluation.unreadable());
        line.put("notes", evaluation.notes());
        return line;
    }
}
