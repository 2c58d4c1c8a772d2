package io.tarn.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a training process outright (kill -9) at random moments, and lets another one go on.
final class KillTest {
    private static final int STEPS = 80; // of the whole training

    @TempDir private Path folder;

    @Test
    void aKilledTrainingEndsWithTheSameWeights() throws Exception {
        assertSameWeightsAfterKills(2);
    }

    @Test
    @Tag("slow")
    void tenKillsChangeNothing() throws Exception {
        assertSameWeightsAfterKills(10);
    }

    private void assertSameWeightsAfterKills(int kills) throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(train(undisturbed, Long.MAX_VALUE)).isZero();
        Path killed = folder.resolve("killed");
        var chance = new SplittableRandom(11);
        for (int kill = 0; kill < kills; kill++) {
            long last = (long) (STEPS * (kill + chance.nextDouble()) / (kills + 1));
            assertThat(train(killed, last)).as("kill %d, after step %d", kill, last).isNotZero();
        }
        assertThat(train(killed, Long.MAX_VALUE)).isZero();
        assertThat(killed.resolve("final.safetensors"))
                .hasSameBinaryContentAs(undisturbed.resolve("final.safetensors"));
    }

    /// Trains in a process of its own, which is killed when it reaches a step. Answers its exit code.
    private static int train(Path folder, long lastStep) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        ToyTraining.class.getName(),
                                        folder.toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (Long.parseLong(line) >= lastStep) {
                    process.destroyForcibly();
                    break;
                }
            }
        }
        return process.waitFor();
    }
}
