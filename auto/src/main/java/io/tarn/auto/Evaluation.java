package io.tarn.auto;

import java.util.List;

/// How good a model is on rows whose answers are known.
///
/// @param rows that have an answer
/// @param scores the main one first
/// @param errors what the predictions look like
/// @param notes what is odd about the rows, a line each
public record Evaluation(
        TaskKind kind,
        String target,
        List<String> classes,
        int rows,
        List<Score> scores,
        Outcome.Errors errors,
        List<String> notes) {
    public Evaluation {
        classes = List.copyOf(classes);
        scores = List.copyOf(scores);
        notes = List.copyOf(notes);
    }

    /// The main score.
    public Score score() {
        return scores.getFirst();
    }
}
