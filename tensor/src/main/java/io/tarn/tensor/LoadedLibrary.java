package io.tarn.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A library that this process has loaded, as Linux tells in `/proc/self/maps`.
///
/// @param file where it was loaded from
/// @param base the address at which its file begins in memory
/// @param maps every mapped range of the process, a line each
record LoadedLibrary(Path file, long base, List<String> maps) {
    private static final Path MAPS = Path.of("/proc/self/maps");

    /// The library with this file name; empty where it is not loaded, or where the system does not tell.
    static Optional<LoadedLibrary> named(String name) {
        if (!Files.isReadable(MAPS)) {
            return Optional.empty();
        }
        try {
            List<String> maps = Files.readAllLines(MAPS);
            return maps.stream()
                    .filter(line -> line.endsWith("/" + name))
                    .findFirst()
                    .map(line ->
                            new LoadedLibrary(
                                    Path.of(line.substring(line.indexOf('/'))), start(line), maps));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    boolean isWritable(long address) {
        return maps.stream()
                .anyMatch(line ->
                        start(line) <= address
                                && address < end(line)
                                && line.split(" ")[1].startsWith("rw"));
    }

    private static long start(String line) {
        return Long.parseUnsignedLong(line.substring(0, line.indexOf('-')), 16);
    }

    private static long end(String line) {
        return Long.parseUnsignedLong(line.substring(line.indexOf('-') + 1, line.indexOf(' ')), 16);
    }
}
