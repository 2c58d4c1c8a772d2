package io.tarn.datasets;

import java.nio.file.Path;
import java.util.Optional;

/// Where data lie, and where they come from: the property, else the environment variable, else a default.
final class Home {
    private Home() {}

    /// `tarn.home`, `TARN_HOME`, or `.cache/tarn` in the user's folder.
    static Path folder() {
        return setting("tarn.home", "TARN_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "tarn"))
                .toAbsolutePath();
    }

    /// `tarn.data.location` or `TARN_DATA_LOCATION`: a folder, or the start of an address.
    static Optional<String> location() {
        return setting("tarn.data.location", "TARN_DATA_LOCATION");
    }

    private static Optional<String> setting(String property, String variable) {
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
