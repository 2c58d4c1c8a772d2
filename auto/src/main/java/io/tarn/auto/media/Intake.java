package io.tarn.auto.media;

import io.tarn.data.Dataset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The way from files to the numbers that a network reads.
///
/// All that it learned, such as means or a vocabulary, comes from training files.
sealed interface Intake permits PictureIntake, FrameIntake, SummaryIntake, BagIntake, WordIntake {
    /// The inputs of files, always the same; their batches have no targets.
    Dataset examples(List<Path> files);

    /// The same files to learn from, changed by chance each time.
    ///
    /// @param examples what [#examples] gave for them
    default Dataset varied(List<Path> files, Dataset examples) {
        return examples;
    }

    /// The kind of the files.
    MediaKind kind();

    /// Whether a network reads what this gives.
    boolean suits(Architecture architecture);

    /// What is done, in words.
    String description();

    /// Settings and all that was learned, as they stand in JSON.
    Map<String, Object> toJson();

    /// The opposite of [#toJson], for as many input numbers as the architecture wants.
    static Intake fromJson(Settings json) {
        return switch (json.text("type")) {
            case "pictures" -> PictureIntake.fromJson(json);
            case "frames" -> FrameIntake.fromJson(json);
            case "summary" -> SummaryIntake.fromJson(json);
            case "bag" -> BagIntake.fromJson(json);
            case "words" -> WordIntake.fromJson(json);
            default -> throw json.wrong("type", "pictures, frames, summary, bag or words");
        };
    }
}
