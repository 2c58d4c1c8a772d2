package io.tarn.run;

import io.tarn.metric.Scores;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A process that writes into a store, again and again.
final class StoreWriter {
    static final int TIMES = 25;

    private StoreWriter() {}

    static Process start(RunFolder run, Path database) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin/java",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreWriter.class.getName(),
                        run.path().toString(),
                        database.toString())
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var run = RunFolder.open(Path.of(arguments[0]));
        var store = RunStore.open(Path.of(arguments[1]));
        store.start(run);
        for (int i = 0; i < TIMES; i++) {
            var line =
                    new LogLine(
                            LogLine.Kind.VALIDATED,
                            i,
                            0,
                            i,
                            Instant.now(),
                            Map.of("validation", new Scores(Map.of("loss", 1.0 * i))),
                            "");
            store.record(run.id(), List.of(line), RunStatus.begun(Instant.now()));
            Thread.sleep(2);
        }
    }
}
