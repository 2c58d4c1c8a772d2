package io.tarn.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The central processor: its model name and those of its instruction sets that matter to a matrix product.
///
/// @param model the name that the operating system gives it
/// @param architecture `x86_64`, `aarch64`, …
/// @param instructions of [#INTERESTING], those that it has; empty where the operating system does not tell
/// @param cores how many logical processors this process may use
public record Processor(String model, String architecture, Set<String> instructions, int cores) {

    /// The instruction sets that kernels are chosen by, in the names that Linux uses.
    public static final List<String> INTERESTING =
            List.of(
                    "avx2",
                    "fma",
                    "f16c",
                    "avx_vnni",
                    "avx512f",
                    "avx512dq",
                    "avx512bw",
                    "avx512vl",
                    "avx512_vnni",
                    "avx512_bf16",
                    "avx512_fp16",
                    "amx_tile",
                    "amx_bf16",
                    "amx_int8",
                    "asimd",
                    "bf16",
                    "i8mm",
                    "sve");

    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    static Processor detect() {
        String architecture =
                System.getProperty("os.arch").equals("amd64")
                        ? "x86_64"
                        : System.getProperty("os.arch");
        String model = "unknown";
        Set<String> instructions = new LinkedHashSet<>();
        for (String line : cpuinfo()) {
            String[] pair = line.split(":", 2);
            if (pair.length < 2) {
                continue;
            }
            switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
                case "model name" -> model = pair[1].strip();
                case "flags", "features" -> {
                    Set<String> all = Set.of(pair[1].strip().split("\\s+"));
                    INTERESTING.stream().filter(all::contains).forEach(instructions::add);
                }
                default -> {}
            }
        }
        return new Processor(
                model, architecture, instructions, Runtime.getRuntime().availableProcessors());
    }

    private static List<String> cpuinfo() {
        try {
            // The first block is enough: the cores of one machine are alike.
            return Files.isReadable(CPUINFO)
                    ? Files.readAllLines(CPUINFO).stream()
                            .takeWhile(line -> !line.isBlank())
                            .toList()
                    : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    boolean has(String instruction) {
        return instructions.contains(instruction);
    }

    boolean isX86() {
        return architecture.equals("x86_64");
    }
}
