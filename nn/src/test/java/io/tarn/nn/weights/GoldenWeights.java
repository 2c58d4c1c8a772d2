package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// The files that `src/test/golden/weights.py` makes.
final class GoldenWeights {
    private GoldenWeights() {}

    /// The value of a key that must be there.
    static <T> T get(Map<String, T> map, String key) {
        assertThat(map).containsKey(key);
        return Objects.requireNonNull(map.get(key));
    }

    static Path file(String name) {
        URL url = GoldenWeights.class.getResource("/golden/weights/" + name);
        assertThat(url).as("golden file " + name).isNotNull();
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
