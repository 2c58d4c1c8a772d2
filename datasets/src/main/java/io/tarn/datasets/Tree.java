package io.tarn.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders with everything in them.
final class Tree {
    private Tree() {}

    /// The regular files in a folder and below it.
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause(); // a folder below that may not be read
        }
    }

    /// Deletes a folder, if it is there.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(folder)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }

    /// Deletes the folders in `root` whose names begin so.
    static void deleteAll(Path root, String prefix) throws IOException {
        try (DirectoryStream<Path> paths =
                Files.newDirectoryStream(root, path -> name(path).startsWith(prefix))) {
            for (Path path : paths) {
                delete(path);
            }
        }
    }

    /// The last part of a path.
    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
