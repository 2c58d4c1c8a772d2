package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million rows of twenty columns are loaded and standardised in under 20 seconds.
///
/// The seconds are the processor's, so that other work on the machine does not matter; on an idle one no more go by.
final class LargeTableTest {
    private static final int ROWS = 1_000_000;

    @TempDir private Path folder;

    private Path written() throws IOException {
        Path file = folder.resolve("large.csv");
        var chance = new SplittableRandom(1);
        String[] cities = {"Paris", "Roma", "Köln", "Ústí", ""};
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 16; i++) {
                out.write("x" + i + ",");
            }
            out.write("city,day,flag,user\n");
            for (int row = 0; row < ROWS; row++) {
                for (int i = 0; i < 16; i++) {
                    boolean missing = i == 3 && row % 3 == 0;
                    out.write(missing ? "NA" : Double.toString(chance.nextDouble() * (i + 1)));
                    out.write(',');
                }
                out.write(cities[row % 5] + ",2024-0" + (row % 9 + 1) + "-1" + row % 7);
                out.write(row % 2 == 0 ? ",yes," : ",no,");
                out.write("u" + chance.nextInt(100_000) + "\n");
            }
        }
        return file;
    }

    @Test
    @Tag("slow")
    void isLoadedAndStandardisedInTwentySeconds() throws IOException {
        Path file = written();
        long start = processorNanos();
        Table table = Table.read(file);
        long loaded = processorNanos();
        TableEncoder encoder = TableEncoder.fit(table, "flag");
        float[][] wide = encoder.wide(table);
        long encoded = processorNanos();
        assertThat(wide).hasDimensions(ROWS, encoder.wideNames().size());
        assertThat(table.column("x3").missing()).isEqualTo((ROWS + 2) / 3);
        assertThat(table.column("city").missing()).isEqualTo(ROWS / 5);
        assertThat((encoded - start) / 1e9)
                .as("seconds, %s of them for loading", (loaded - start) / 1e9)
                .isLessThan(20);
        assertThat(peakMegabytes()).isLessThan(3000);
    }

    private static long processorNanos() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return system.getProcessCpuTime();
    }

    /// The most memory that this process ever had, heap and native; 0 where the system does not say.
    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
