package io.tarn.auto.media;

import io.tarn.auto.Score;
import java.util.List;

/// How good a model is on images, sounds or texts whose classes are known.
///
/// @param classes those of the model, then those that only the data have
/// @param count how many were judged
/// @param scores the accuracy first
/// @param confusion by the true class in rows, by the predicted one in columns, in the order of the classes
/// @param unreadable what was left out because it could not be read
/// @param notes what is odd about the data, a line each
public record MediaEvaluation(
        MediaKind kind,
        List<String> classes,
        int count,
        List<Score> scores,
        int[][] confusion,
        List<MediaOutcome.Bin> calibration,
        List<Unreadable> unreadable,
        List<String> notes) {
    public MediaEvaluation {
        classes = List.copyOf(classes);
        scores = List.copyOf(scores);
        calibration = List.copyOf(calibration);
        unreadable = List.copyOf(unreadable);
        notes = List.copyOf(notes);
    }

    /// The main score.
    public Score score() {
        return scores.getFirst();
    }

    /// Something that could not be read, and why.
    ///
    /// @param name a path, or the place in a file that holds many
    public record Unreadable(String name, String reason) {}
}
