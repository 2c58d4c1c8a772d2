package io.tarn.cli;

import io.tarn.auto.HoldOut;
import io.tarn.datasets.Datasets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tarn demo`: the main job on an embedded data set.
@Command(
        name = "demo",
        description = {
            "Trains on the passengers of the Titanic and writes a report.",
            "The data come with Tarn. It takes about a minute."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tarn demo"})
final class Demo implements Callable<Integer> {
    /// The number of the life boat, and that of the body, are known only after the fact.
    private static final String QUERY = "select * exclude (boat, body) from data";

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs",
            description = "Where the folder of the run is made (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("runs");

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = TimeSpan.class,
            description = "How long it may look for a model (default: ${DEFAULT-VALUE}).")
    private Duration budget = Duration.ofMinutes(1);

    @Option(names = "--quiet", description = "Say what came of it, not how it goes on.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON line at the end, and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        var job =
                new TrainJob(
                        Datasets.path("titanic"),
                        "survived",
                        Optional.of(QUERY),
                        Optional.empty(),
                        HoldOut.stratified(),
                        0,
                        budget,
                        out,
                        true);
        job.run(spec.commandLine().getOut(), spec.commandLine().getErr(), Voice.of(json, quiet));
        return CommandLine.ExitCode.OK;
    }
}
