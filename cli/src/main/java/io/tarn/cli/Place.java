package io.tarn.cli;

import io.tarn.data.DataException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a command is going to write.
final class Place {
    private Place() {}

    /// Complains unless the folder is there, or can be made, and can be written.
    static void check(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw DataException.of("--out", "a folder", there + ", a file", "name another one");
        }
        if (!Files.isWritable(there)) {
            throw DataException.of(
                    "--out", "a folder that can be written", there, "name another one");
        }
    }
}
