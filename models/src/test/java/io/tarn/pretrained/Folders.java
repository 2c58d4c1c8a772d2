package io.tarn.pretrained;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/// The folders that transformers wrote, in the resources.
final class Folders {
    private Folders() {}

    static Path of(String name) {
        URL config =
                Folders.class.getResource("/golden/pretrained/" + name + "-folder/config.json");
        try {
            return Path.of(Objects.requireNonNull(config, name).toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
