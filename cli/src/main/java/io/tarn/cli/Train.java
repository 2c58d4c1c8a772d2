package io.tarn.cli;

import io.tarn.auto.Split;
import io.tarn.data.table.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn train`: from raw data to a model and a report.
@Command(
        name = "train",
        description = {
            "Finds a good model for a column of a table, and reports how good it is.",
            "Reads CSV (any separator), Parquet and JSON, packed or not. A fifth of the rows is set aside and looked at once, at the end."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tarn train titanic.csv --target survived",
            "  tarn train sales.parquet --target revenue --order date --budget 5m --json"
        })
final class Train implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "DATA", description = "The table to learn from.")
    private Path data = Path.of("");

    @Option(
            names = "--target",
            required = true,
            paramLabel = "COLUMN",
            description = "The column to predict.")
    private String target = "";

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "${COMPLETION-CANDIDATES}; found out from the column unless given.")
    private Target.@Nullable Goal task;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs",
            description = "Where the folder of the run is made (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("runs");

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "0",
            description = "The source of all chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "2m",
            converter = TimeSpan.class,
            description =
                    "How long it may look for a model: 90s, 5m, 1h (default: ${DEFAULT-VALUE}).")
    private Duration budget = Duration.ofMinutes(2);

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "Rows that are equal there, such as one patient's, are never on both sides of a split.")
    private @Nullable String group;

    @Option(
            names = "--order",
            paramLabel = "COLUMN",
            description =
                    "Judge the latest rows of this column, such as a date, by what came before.")
    private @Nullable String order;

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "Learn from the result of a query over the table, which is called data.")
    private @Nullable String sql;

    @Option(names = "--json", description = "Print one JSON line at the end, and nothing else.")
    private boolean json;

    @CommandLine.Mixin private ConfigOption config;

    @Override
    public Integer call() {
        if (group != null && order != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--group and --order: expected one of them, got both");
        }
        Split split =
                group != null
                        ? Split.grouped(group)
                        : order != null ? Split.ordered(order) : Split.stratified();
        var job =
                new TrainJob(
                        data,
                        target,
                        Optional.ofNullable(sql),
                        Optional.ofNullable(task),
                        split,
                        seed,
                        budget,
                        out);
        job.run(spec.commandLine().getOut(), spec.commandLine().getErr(), json ? TrainJob.Voice.JSON : TrainJob.Voice.WORDS);
        return CommandLine.ExitCode.OK;
    }
}
