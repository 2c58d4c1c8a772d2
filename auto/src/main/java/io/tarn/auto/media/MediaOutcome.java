package io.tarn.auto.media;

import io.tarn.auto.Candidate;
import io.tarn.auto.Score;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What came of [MediaTrain]: everything that a report shows.
///
/// @param data the folder or the manifest
/// @param counts how many files each class has
/// @param split how files were parted, in words
/// @param candidates in the order in which they were tried, the majority first
/// @param test scores of the chosen one on files that nothing was learned or chosen from; the accuracy first
/// @param baselineTest the accuracy of the majority on the same files
/// @param confusion test files by the true class in rows, by the predicted one in columns
/// @param examples the test predictions
/// @param sizes a number for each file that tells how large it is, such as its seconds; with its name
/// @param words what was learned, in plain words
/// @param notes what a person should know about the data and the run
/// @param seconds where the time went, by the name of the step
/// @param folder where the model lies, if it was saved
public record MediaOutcome(
        MediaKind kind,
        Path data,
        List<String> classes,
        Map<String, Integer> counts,
        String split,
        int training,
        int validation,
        int testing,
        List<Candidate> candidates,
        Candidate chosen,
        String input,
        List<Score> test,
        Score baselineTest,
        int[][] confusion,
        List<Bin> calibration,
        List<Example> examples,
        Sizes sizes,
        List<String> words,
        List<String> notes,
        Map<String, Double> seconds,
        long seed,
        Optional<Path> folder) {
    public MediaOutcome {
        classes = List.copyOf(classes);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        candidates = List.copyOf(candidates);
        test = List.copyOf(test);
        calibration = List.copyOf(calibration);
        examples = List.copyOf(examples);
        words = List.copyOf(words);
        notes = List.copyOf(notes);
        seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }

    /// The main score on the test files.
    public Score score() {
        return test.getFirst();
    }

    /// A test file and what was said about it.
    ///
    /// @param confidence the probability of what was predicted
    public record Example(Path file, String truth, String predicted, double confidence) {
        public boolean isRight() {
            return truth.equals(predicted);
        }
    }

    /// Predictions of about the same confidence.
    ///
    /// @param confidence their mean
    /// @param right the share of them that is right
    public record Bin(double confidence, double right, int count) {}

    /// How large files are.
    ///
    /// @param name of the measure, such as `seconds`
    public record Sizes(String name, double[] values) {
        public Sizes {
            values = values.clone();
        }
    }
}
