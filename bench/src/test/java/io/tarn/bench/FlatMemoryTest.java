package io.tarn.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.tensor.NativeRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Training takes no more memory after many steps than after the first: resident memory within 5 %,
/// and not one native tensor more.
@EnabledOnOs(value = OS.LINUX, disabledReason = "resident memory is read from /proc")
final class FlatMemoryTest {
    @Test
    void smallStepsInShort() {
        staysFlat("mlp-small", 1_000, 3_000);
    }

    @Test
    void convolutionsInShort() {
        staysFlat("cnn", 10, 25);
    }

    @Test
    @Tag("slow")
    void twentyThousandSmallSteps() {
        staysFlat("mlp-small", 1_000, 20_000);
    }

    @Test
    @Tag("slow")
    void threeHundredConvolutionalSteps() {
        staysFlat("cnn", 20, 300);
    }

    private static void staysFlat(String name, int warmUp, int steps) {
        Runnable step = workload(name).prepare();
        repeat(step, warmUp);
        long tensors = settledTensors();
        long before = residentKilobytes();
        repeat(step, steps);
        assertThat(settledTensors()).as("live tensors").isEqualTo(tensors);
        assertThat(residentKilobytes())
                .as(
                        "resident memory after %d steps, %d kB after %d",
                        warmUp + steps, before, warmUp)
                .isLessThanOrEqualTo(before * 105 / 100);
    }

    private static Workload workload(String name) {
        return Workload.all().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void repeat(Runnable step, int times) {
        for (int i = 0; i < times; i++) {
            step.run();
        }
    }

    /// The number of open tensors once the collector has freed those of earlier tests.
    private static long settledTensors() {
        long before;
        long now = NativeRuntime.liveTensors();
        do {
            before = now;
            System.gc();
            pause();
            now = NativeRuntime.liveTensors();
        } while (now != before);
        return now;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long residentKilobytes() {
        System.gc();
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
