package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A training in a process of its own that is asked to end, as by Ctrl-C.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there can only be killed")
final class InterruptTest {
    @TempDir private Path folder;

    @Test
    @Timeout(120)
    void leavesTheSettingsAndSaysThatItWasInterrupted() throws Exception {
        Path data = new SmallFiles(folder).text("fruit.csv", SmallFiles.good());
        Path error = folder.resolve("error.txt");
        Process training =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.tarn.cli.Tarn",
                                "train",
                                data.toString(),
                                "--target",
                                "y",
                                "--budget",
                                "10m",
                                "--out",
                                folder.resolve("runs").toString())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(error.toFile())
                        .start();
        try {
            while (run().isEmpty() && training.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            training.destroy();
            training.waitFor();
        } finally {
            training.destroyForcibly();
        }
        Path run = run().orElseThrow();
        assertThat(training.exitValue()).isEqualTo(128 + 15);
        assertThat(Files.readString(run.resolve("status.json"))).contains("\"interrupted\"");
        assertThat(run.resolve("model")).doesNotExist();
        assertThat(Files.readString(error)).contains("tarn: interrupted; no model was made");
        try (var left = Files.list(folder.resolve("runs"))) {
            assertThat(left.toList()).isEqualTo(List.of(run));
        }
    }

    private Optional<Path> run() throws IOException {
        if (!Files.isDirectory(folder.resolve("runs"))) {
            return Optional.empty();
        }
        try (var runs = Files.list(folder.resolve("runs"))) {
            return runs.filter(it -> !it.getFileName().toString().startsWith(".")).findFirst();
        }
    }
}
