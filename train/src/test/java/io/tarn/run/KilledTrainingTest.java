package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that trains is killed without warning.
final class KilledTrainingTest {
    private static final int CHECKPOINT = 50;

    @TempDir private Path folder;

    /// Trains until it is killed; says where its checkpoints are.
    static final class Training {
        private Training() {}

        public static void main(String[] arguments) {
            var recorder = Recorder.of(RunFolder.open(Path.of(arguments[0])));
            recorder.on(Told.started(0, false));
            for (int step = 1; ; step++) {
                recorder.on(Told.stepped(step));
                if (step % CHECKPOINT == 0) {
                    recorder.state();
                    System.out.println(step);
                }
            }
        }
    }

    @Test
    void everyLineUpToTheLastCheckpointIsThere() throws Exception {
        var run = RunFolder.create(folder, "killed");
        var process =
                new ProcessBuilder(
                                System.getProperty("java.home") + File.separator + "bin/java",
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Training.class.getName(),
                                run.path().toString())
                        .redirectErrorStream(true)
                        .start();
        long checkpoint = 0;
        try (var said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (checkpoint < 300) {
                checkpoint = Long.parseLong(said.readLine());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        var steps = run.metrics().series("batch", "loss").stream().map(Point::step).toList();
        assertThat(steps)
                .startsWith(LongStream.rangeClosed(1, checkpoint).boxed().toArray(Long[]::new));
        assertThat(run.status().state()).isEqualTo(RunStatus.State.RUNNING);
        assertThat(run.status().state(run.status().heartBeat().plusSeconds(61)))
                .isEqualTo(RunStatus.State.INTERRUPTED);
    }
}
