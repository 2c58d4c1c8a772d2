package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A training in a process of its own that is asked to end, as by Ctrl-C.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there can only be killed")
final class InterruptTest {
    @TempDir private Path folder;

    @Test
    @Timeout(120)
    void leavesTheSettingsAndSaysThatItWasInterrupted() throws Exception {
        Path data = new SmallFiles(folder).text("fruit.csv", SmallFiles.good());
        Path out = folder.resolve("out.txt");
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
                        .redirectOutput(out.toFile())
                        .redirectError(error.toFile())
                        .start();
        try {
            while (!Files.readString(out).contains("to learn from") && training.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            training.destroy();
            training.waitFor();
        } finally {
            training.destroyForcibly();
        }
        Path run;
        try (var left = Files.list(folder.resolve("runs"))) {
            var all = left.toList();
            assertThat(all).hasSize(1);
            run = all.getFirst();
        }
        assertThat(training.exitValue()).isEqualTo(128 + 15);
        assertThat(Files.readString(run.resolve("status.json"))).contains("\"interrupted\"");
        assertThat(run.resolve("model")).doesNotExist();
        assertThat(Files.readString(error)).contains("tarn: interrupted; no model was made");
    }
}
