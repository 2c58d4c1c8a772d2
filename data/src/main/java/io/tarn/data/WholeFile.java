package io.tarn.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A file that is the old one or the new one at every moment, never half of it.
///
/// The bytes go to a hidden file beside it, are forced to the disk, and take its place by renaming.
public final class WholeFile {
    private WholeFile() {}

    /// Writes a text in UTF-8; `who` complains where that fails.
    public static void write(String who, Path file, String text) {
        write(who, file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes bytes; `who` complains where that fails.
    public static void write(String who, Path file, byte[] content) {
        Path target = file.toAbsolutePath().normalize();
        Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            try (var channel =
                    FileChannel.open(
                            draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw DataException.unwritable(who, file, e);
        } finally {
            discard(draft);
        }
    }

    /// Removes what a failure left; nothing is there once it was renamed.
    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException _) {
            // the failure that left it there is the one to tell about
        }
    }
}
