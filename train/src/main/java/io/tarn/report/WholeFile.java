package io.tarn.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/// Writes a file wholly or not at all: to a name beside it, which then takes its place.
final class WholeFile {
    private WholeFile() {}

    static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static void write(Path file, byte[] bytes) {
        var place = file.toAbsolutePath();
        try {
            var folder = place.getParent();
            if (folder == null) {
                throw new IllegalArgumentException(
                        "%s: expected a file, got the root of the file system; name a file in it"
                                .formatted(file));
            }
            Files.createDirectories(folder);
            var beside =
                    folder.resolve("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                Files.write(beside, bytes);
                Files.move(
                        beside,
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s: expected a place to write to, got %s; choose another file"
                            .formatted(file, e),
                    e);
        }
    }
}
