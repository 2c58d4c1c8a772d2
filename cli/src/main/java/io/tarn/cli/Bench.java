package io.tarn.cli;

import io.tarn.bench.Timing;
import io.tarn.bench.Workload;
import io.tarn.tensor.Autocast;
import io.tarn.tensor.DType;
import io.tarn.tensor.NativeRuntime;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// `tarn bench`: how long the steps of the speed comparison take here.
@Command(
        name = "bench",
        description = "Measures how long training steps and single operations take here.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tarn bench --only cnn lstm --min-seconds 10"})
final class Bench implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON line per workload instead of a table.")
    private boolean json;

    @Option(names = "--list", description = "List the workloads and what one step of each is.")
    private boolean list;

    @Option(
            names = "--only",
            arity = "1..*",
            paramLabel = "NAME",
            description = "Measure these workloads only; see --list.")
    private List<String> only = List.of();

    @Option(
            names = "--min-seconds",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description =
                    "Measure each workload for at least this long (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            description = "Compute with this many threads (default: one for each core).")
    private int threads;

    @Option(
            names = "--bf16",
            description =
                    "Compute in bfloat16 where autocast does; not to be compared with float32 elsewhere.")
    private boolean bfloat16;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            Workload.all()
                    .forEach(workload ->
                            out.printf("%-18s %s%n", workload.name(), workload.description()));
            return CommandLine.ExitCode.OK;
        }
        List<Workload> chosen = chosen();
        if (spec.commandLine().getParseResult().hasMatchedOption("--threads")) {
            NativeRuntime.threads(threads);
        }
        if (!json) {
            out.printf("%-18s %12s %8s   %s%n", "workload", "median ms", "steps", "one step");
        }
        for (Workload workload : chosen) {
            Timing timing = Timing.of(inPrecision(workload.prepare()), seconds);
            out.println(json ? json(workload, timing) : row(workload, timing));
            out.flush();
        }
        return CommandLine.ExitCode.OK;
    }

    private List<Workload> chosen() {
        if (!(seconds >= 0 && seconds <= 3600)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--min-seconds: expected 0 to 3600, got %s".formatted(seconds));
        }
        List<String> names = Workload.all().stream().map(Workload::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--only: expected one of %s, got %s"
                                .formatted(String.join(", ", names), name));
            }
        }
        return Workload.all().stream()
                .filter(workload -> only.isEmpty() || only.contains(workload.name()))
                .toList();
    }

    private Runnable inPrecision(Runnable step) {
        return bfloat16
                ? () -> {
                    try (var cast = Autocast.to(DType.BFLOAT16)) {
                        step.run();
                    }
                }
                : step;
    }

    private String json(Workload workload, Timing timing) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("workload", workload.name());
        line.put("engine", "tarn " + TarnVersion.text());
        line.put("precision", bfloat16 ? "bfloat16" : "float32");
        line.put("threads", NativeRuntime.threads());
        line.put("median_ms", Math.round(timing.medianMillis() * 1e4) / 1e4);
        line.put("steps", timing.steps());
        return Json.of(line);
    }

    private static String row(Workload workload, Timing timing) {
        return String.format(
                Locale.ROOT,
                "%-18s %12.3f %8d   %s",
                workload.name(),
                timing.medianMillis(),
                timing.steps(),
                workload.description());
    }
}
