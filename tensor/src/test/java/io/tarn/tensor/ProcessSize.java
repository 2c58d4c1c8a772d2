package io.tarn.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory this process has in the machine, as the Linux kernel counts it, in bytes.
final class ProcessSize {
    private ProcessSize() {}

    static long now() {
        return read("VmRSS:");
    }

    static long peak() {
        return read("VmHWM:");
    }

    private static long read(String key) {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            String line = lines.filter(l -> l.startsWith(key)).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) << 10;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
