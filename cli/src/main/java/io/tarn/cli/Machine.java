package io.tarn.cli;

import io.tarn.tensor.Processor;
import io.tarn.tensor.RuntimeInfo;
import io.tarn.tensor.Tuning;
import java.util.ArrayList;
import java.util.List;

/// What computes here, as a page for people.
record Machine(String version, RuntimeInfo runtime) {
    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add("Tarn " + version);
        lines.add("");
        line(lines, "Java", runtime.java());
        line(lines, "system", runtime.system());
        line(
                lines,
                "processor",
                runtime.processor().model() + ", " + count(runtime.processor().cores(), "core"));
        instructions(lines, runtime.processor());
        line(lines, "libtorch", libtorch());
        line(lines, "products", products());
        line(lines, "threads", threads());
        line(lines, "GPU", gpu());
        lines.add("");
        lines.add("Set before the libraries loaded; -Dtarn.native.NAME=off leaves one out");
        runtime.tunings().forEach(tuning -> settings(lines, tuning));
        return String.join(System.lineSeparator(), lines);
    }

    private static void line(List<String> lines, String name, String text) {
        lines.add("%-11s %s".formatted(name, text));
    }

    private static void instructions(List<String> lines, Processor processor) {
        if (!processor.instructions().isEmpty()) {
            line(lines, "", String.join(" ", processor.instructions()));
        }
    }

    private String libtorch() {
        return "%s %s oneDNN, loaded in %d ms"
                .formatted(
                        runtime.libtorch(),
                        runtime.oneDnn() ? "with" : "without",
                        runtime.loadMillis());
    }

    private String products() {
        String blas = runtime.blas() + " with kernels for " + runtime.blasCore();
        return runtime.productsByOneDnn() ? "float32 by oneDNN, float64 by " + blas : blas;
    }

    private String threads() {
        return "%d in an operation, %s at a time"
                .formatted(runtime.threads(), count(runtime.interOpThreads(), "operation"));
    }

    private String gpu() {
        return runtime.gpus().isEmpty()
                ? "none: " + runtime.gpuNote()
                : String.join(", ", runtime.gpus());
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static void settings(List<String> lines, Tuning tuning) {
        lines.add("  %-18s %s (%s)".formatted(tuning.name(), tuning.setting(), chosenBy(tuning)));
        lines.add("  %-18s %s".formatted("", tuning.why()));
    }

    private static String chosenBy(Tuning tuning) {
        return switch (tuning.origin()) {
            case TARN -> "by Tarn";
            case USER -> "by you";
            case PROPERTY -> "by you, -Dtarn.native." + tuning.name();
            case OFF -> "switched off";
            case NOT_APPLICABLE -> "of no use here";
            case FAILED -> "refused by this system";
        };
    }
}
