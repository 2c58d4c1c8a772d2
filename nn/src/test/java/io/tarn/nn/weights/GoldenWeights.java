package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/// The files that `src/test/golden/weights.py` makes.
final class GoldenWeights {
    private GoldenWeights() {}

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
