package io.tarn.cli;

import io.tarn.auto.HoldOut;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            "Finds a good model for data, and reports how good it is.",
            "Reads a table (CSV with any separator, Parquet, Arrow, Feather, JSON, packed or not), or a folder that holds a folder of images, sounds or texts for each class. A fifth is set aside and looked at once, at the end."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tarn train titanic.csv --target survived",
            "  tarn train sales.parquet --target revenue --order date --budget 5m --json",
            "  tarn train photos --budget 10m"
        })
final class Train implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "DATA",
            description =
                    "The table, the folder, or the CSV file of paths and labels, to learn from.")
    private Path data = Path.of("");

    @Option(
            names = "--target",
            defaultValue = "",
            paramLabel = "COLUMN",
            description = "The column to predict, where DATA is a table.")
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
    private Path folder = Path.of("runs");

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

    @Option(
            names = "--no-doctor",
            negatable = true,
            defaultValue = "true",
            description =
                    "Whether the doctor looks at the network at the end, which takes up to 20 s more; it does unless told.")
    private boolean doctor = true;

    @Option(names = "--quiet", description = "Say what came of it, not how it goes on.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON line at the end, and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var error = spec.commandLine().getErr();
        if (Files.isDirectory(data) || target.isEmpty() && isManifest()) {
            only(
                    "a table, but DATA names files",
                    "--target",
                    "--task",
                    "--group",
                    "--order",
                    "--sql");
            new MediaJob(data, seed, budget, folder, doctor).run(out, error, Voice.of(json, quiet));
        } else {
            job().run(out, error, Voice.of(json, quiet));
        }
        return CommandLine.ExitCode.OK;
    }

    /// Whether the table names files and their classes.
    private boolean isManifest() {
        return Table.read(data).names().containsAll(List.of("path", "label"));
    }

    private TrainJob job() {
        if (target.isEmpty()) {
            throw wrong(
                    "expected --target COLUMN, got none; the columns are "
                            + String.join(", ", Table.read(data).names()));
        }
        if (group != null && order != null) {
            throw wrong(
                    "--group and --order: expected one of them, got both; rows are either grouped or ordered");
        }
        HoldOut split =
                group != null
                        ? HoldOut.grouped(group)
                        : order != null ? HoldOut.ordered(order) : HoldOut.stratified();
        return new TrainJob(
                data,
                target,
                Optional.ofNullable(sql),
                Optional.ofNullable(task),
                split,
                seed,
                budget,
                folder,
                doctor);
    }

    /// Complains about options that go with something else.
    private void only(String what, String... options) {
        for (String option : options) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw wrong("%s: expected %s; leave it out".formatted(option, what));
            }
        }
    }

    private CommandLine.ParameterException wrong(String line) {
        return new CommandLine.ParameterException(spec.commandLine(), line);
    }
}
