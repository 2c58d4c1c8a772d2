package io.tarn.auto;

import io.tarn.data.table.TableProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of [AutoTrain]: everything that a report shows.
///
/// @param classes the names of the classes; empty for regression
/// @param split how rows were set aside
/// @param folds how often rows were set aside for validation
/// @param candidates in the order in which they were tried
/// @param test scores of the chosen one on rows that nothing was learned or chosen from; the main one first
/// @param baselineTest the main score of the mean or majority on the same rows
/// @param importances the columns that count, the most important first
/// @param errors what the test predictions look like
/// @param profile what the columns hold
/// @param columns how each column was understood, a line each
/// @param words what was learned, in plain words
/// @param notes what a person should know about the data and the run
/// @param seconds where the time went, by the name of the step
/// @param folder where the model lies, if it was saved
public record Outcome(
        TaskKind kind,
        String target,
        List<String> classes,
        String split,
        int trainingRows,
        int testRows,
        int folds,
        List<Candidate> candidates,
        Candidate chosen,
        List<Score> test,
        Score baselineTest,
        List<Importance> importances,
        Errors errors,
        TableProfile profile,
        List<String> columns,
        List<String> words,
        List<String> notes,
        Map<String, Double> seconds,
        long seed,
        Optional<Path> folder) {
    public Outcome {
        classes = List.copyOf(classes);
        candidates = List.copyOf(candidates);
        test = List.copyOf(test);
        importances = List.copyOf(importances);
        columns = List.copyOf(columns);
        words = List.copyOf(words);
        notes = List.copyOf(notes);
        seconds = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(seconds));
    }

    /// The main score on the test rows.
    public Score score() {
        return test.getFirst();
    }

    /// How much the loss grows when the values of a column are shuffled.
    ///
    /// @param low the smallest growth of several shuffles
    /// @param high the largest
    public record Importance(String column, double growth, double low, double high) {}

    /// What the test predictions look like.
    public sealed interface Errors {}

    /// Of classes.
    ///
    /// @param confusion rows by the true class, columns by the predicted one
    /// @param calibration whether probabilities mean what they say
    public record ClassErrors(int[][] confusion, List<Bin> calibration) implements Errors {}

    /// Predictions of about the same confidence.
    ///
    /// @param confidence their mean probability of the predicted class
    /// @param right the share of them that is right
    public record Bin(double confidence, double right, int count) {}

    /// Of numbers: some test rows, 2,000 at most.
    ///
    /// @param actual what was true
    /// @param predicted what was predicted
    public record NumberErrors(List<Double> actual, List<Double> predicted) implements Errors {}
}
