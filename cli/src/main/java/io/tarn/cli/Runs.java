package io.tarn.cli;

import io.tarn.run.RunFilter;
import io.tarn.run.RunStore;
import io.tarn.run.StoredRun;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn runs`: what was trained.
@Command(
        name = "runs",
        description = "Lists the runs in the store, newest first.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tarn runs titanic --most 5"})
final class Runs implements Runnable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Only runs with this in their name.")
    private String name = "";

    @Option(
            names = "--most",
            paramLabel = "COUNT",
            defaultValue = "20",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(names = "--json", description = "Print one JSON line per run.")
    private boolean json;

    @Override
    public void run() {
        if (most < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--most: expected 1 or more, got " + most);
        }
        var out = spec.commandLine().getOut();
        var runs = RunStore.open().runs(RunFilter.ALL.name(name).most(most));
        if (json) {
            runs.forEach(run -> out.println(Json.of(line(run))));
        } else if (runs.isEmpty()) {
            out.println("no runs yet; tarn demo makes one");
        } else {
            var listing = Listing.of("run", "started", "state", "scores", "folder");
            runs.forEach(run ->
                    listing.add(
                            run.id(),
                            TIME.format(run.started()),
                            run.status().state(Instant.now()),
                            scores(run),
                            run.folder()));
            out.println(listing);
        }
    }

    private static String scores(StoredRun run) {
        return run.status().scores().entrySet().stream()
                .filter(split -> !split.getKey().equals("training"))
                .flatMap(split ->
                        split.getValue().values().entrySet().stream()
                                .limit(1)
                                .map(score ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %s %.4g",
                                                split.getKey(),
                                                score.getKey(),
                                                score.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> line(StoredRun run) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("run", run.id());
        line.put("name", run.name());
        line.put("started", run.started().toString());
        line.put("state", run.status().state(Instant.now()).toString());
        Map<String, Object> scores = new LinkedHashMap<>();
        run.status().scores().forEach((split, values) -> scores.put(split, values.values()));
        line.put("scores", scores);
        line.put("folder", run.folder().toString());
        return line;
    }
}
