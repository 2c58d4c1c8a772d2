package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
    @TempDir private Path folder;

    private Path target;

    @BeforeEach
    void writeAnOlderVersion() throws IOException {
        target = Files.writeString(folder.resolve("weights"), "old");
    }

    @Test
    void replacesTheContent() throws IOException {
        AtomicFile.write("Test", target, channel -> put(channel, "new"));
        assertThat(target).hasContent("new");
        assertThat(files()).containsExactly("weights");
    }

    @Test
    void keepsTheOldContentWhenTheDiskIsFull() throws IOException {
        assertThatThrownBy(() ->
                        AtomicFile.write(
                                "Test",
                                target,
                                channel -> {
                                    put(channel, "half of the n");
                                    throw new IOException("No space left on device");
                                }))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Test: expected to write the file, got java.io.IOException: No space left on device; "
                                + "what was there is untouched; check free space and permissions");
        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly("weights");
    }

    @Test
    void keepsTheOldContentWhenTheWriterFails() throws IOException {
        assertThatThrownBy(() ->
                        AtomicFile.write(
                                "Test",
                                target,
                                channel -> {
                                    put(channel, "half");
                                    throw new IllegalStateException("a bug");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly("weights");
    }

    @Test
    void showsTheOldContentWhileItWrites() {
        AtomicFile.write(
                "Test",
                target,
                channel -> {
                    put(channel, "new");
                    assertThat(target).hasContent("old");
                });
        assertThat(target).hasContent("new");
    }

    @Test
    void survivesAKilledProcessAndCleansUpAfterIt() throws Exception {
        Process victim =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                target.toString())
                        .start();
        try (var output = victim.inputReader()) {
            assertThat(output.readLine()).isEqualTo("half written");
            AtomicFile.write(
                    "Test",
                    target,
                    channel -> put(channel, "between")); // leaves the busy one alone
            assertThat(files()).hasSize(2);
            victim.destroyForcibly();
            assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(target).hasContent("between");
        assertThat(files()).hasSize(2);
        AtomicFile.write("Test", target, channel -> put(channel, "new"));
        assertThat(target).hasContent("new");
        assertThat(files()).containsExactly("weights");
    }

    /// Writes half a file and waits to be killed.
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            AtomicFile.write(
                    "Victim",
                    Path.of(arguments[0]),
                    channel -> {
                        put(channel, "half of the n");
                        System.out.println("half written");
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    });
        }
    }

    @Test
    void writesTwoFilesAtOnce() throws IOException {
        Path other = folder.resolve("other");
        AtomicFile.write(
                "Test",
                target,
                outer -> {
                    put(outer, "one");
                    AtomicFile.write("Test", other, inner -> put(inner, "two"));
                    AtomicFile.write("Test", target, inner -> put(inner, "meanwhile"));
                });
        assertThat(target).hasContent("one"); // the last to finish
        assertThat(other).hasContent("two");
        assertThat(files()).containsExactly("other", "weights");
    }

    @Test
    void writesThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        AtomicFile.write("Test", link, channel -> put(channel, "new"));
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target).hasContent("new");
    }

    @Test
    void saysWhereItCannotWrite() {
        assertThatThrownBy(() ->
                        AtomicFile.write("Test", folder.resolve("no/such/file"), channel -> {}))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("Test: expected a file name in a folder that exists, got ");
        assertThatThrownBy(() -> AtomicFile.write("Test", folder, channel -> {}))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("Test: expected a file name in a folder that exists, got ");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void put(FileChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
}
