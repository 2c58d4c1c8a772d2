package io.tarn.auto.media;

import io.tarn.data.sound.Wav;
import io.tarn.data.text.TextLines;
import io.tarn.data.text.TextSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/// How large the files are: their seconds, their words, their kilobytes.
final class Sizing {
    private Sizing() {}

    static MediaOutcome.Sizes of(Found found) {
        return switch (found.kind()) {
            case IMAGES -> sizes("kilobytes", found, Sizing::kilobytes);
            case SOUND -> sizes("seconds", found, Sizing::seconds);
            case TEXT ->
                    sizes(
                            "words",
                            found,
                            file -> TextSplitter.words().split(TextLines.text(file)).size());
        };
    }

    private static MediaOutcome.Sizes sizes(
            String name, Found found, ToDoubleFunction<Path> measure) {
        return new MediaOutcome.Sizes(name, found.files().stream().mapToDouble(measure).toArray());
    }

    private static double seconds(Path file) {
        Wav.Info info = Wav.info(file);
        return (double) info.frames() / info.rate();
    }

    private static double kilobytes(Path file) {
        try {
            return Files.size(file) / 1000.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
