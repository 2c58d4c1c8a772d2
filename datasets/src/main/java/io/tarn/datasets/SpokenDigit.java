package io.tarn.datasets;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One recording of a digit.
///
/// @param file a WAV file
/// @param digit what is said, 0 to 9
/// @param voice who says it
public record SpokenDigit(Path file, int digit, String voice) {
    /// The recordings of a folder, whose files are called `DIGIT-VOICE.wav`.
    static List<SpokenDigit> in(Path folder) {
        try {
            return Tree.files(folder).stream().map(SpokenDigit::of).toList();
        } catch (IOException e) {
            throw DataException.of(
                    "Datasets.spokenDigits", "a folder of WAV files", e, "delete " + folder, e);
        }
    }

    private static SpokenDigit of(Path file) {
        String name = Tree.name(file).replace(".wav", "");
        return new SpokenDigit(
                file, Character.digit(name.charAt(0), 10), name.substring(name.indexOf('-') + 1));
    }
}
