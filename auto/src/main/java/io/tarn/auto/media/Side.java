package io.tarn.auto.media;

import java.util.Locale;
import java.util.Optional;

/// What an example is for.
enum Side {
    TRAINING,
    VALIDATION,
    TEST;

    /// The side that a folder of this name, or a cell of a manifest, stands for.
    static Optional<Side> named(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(TRAINING);
            case "val", "valid", "validation", "dev" -> Optional.of(VALIDATION);
            case "test", "testing" -> Optional.of(TEST);
            default -> Optional.empty();
        };
    }
}
