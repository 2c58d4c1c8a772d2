package io.tarn.nn.weights.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files under `src/test/resources/fuzz`: sound ones to start from, and those that fuzzers found
/// worth keeping.
final class Corpus {
    private Corpus() {}

    /// The files of one folder, sorted by name.
    static List<byte[]> load(String folder) {
        URL url = Corpus.class.getResource("/fuzz/" + folder);
        assertThat(url).as("corpus " + folder).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.sorted().map(Corpus::bytes).toList();
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
