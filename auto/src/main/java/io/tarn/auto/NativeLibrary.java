package io.tarn.auto;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Loads LightGBM from a folder that belongs to this process alone.
///
/// By itself it unpacks to a fixed place among the temporary files and overwrites it, which ends other processes that use it.
final class NativeLibrary {
    private static final String PLACE = "java.io.tmpdir";
    private static boolean loaded;

    private NativeLibrary() {}

    static synchronized void load() {
        if (loaded) {
            return;
        }
        String usual = System.getProperty(PLACE);
        try {
            Path own = Files.createTempDirectory("tarn-lightgbm");
            own.toFile().deleteOnExit(); // asked for first, done last
            try {
                System.setProperty(PLACE, own.toString());
                LGBMBooster.loadNative();
            } finally {
                System.setProperty(PLACE, usual);
            }
            try (var files = Files.list(own)) {
                files.forEach(file -> file.toFile().deleteOnExit());
            }
            loaded = true;
        } catch (IOException e) {
            throw new UncheckedIOException("LightGBM cannot be unpacked: " + e.getMessage(), e);
        }
    }
}
