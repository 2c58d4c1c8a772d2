package io.tarn.cli;

import io.tarn.auto.Predictor;
import io.tarn.data.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn predict`: applies a trained model to new rows.
@Command(
        name = "predict",
        description = {
            "Applies the model of a run to new rows.",
            "All that training did to the data is done to them too. Unknown categories, missing and extra columns are noted.",
            "A cell that a spreadsheet would run as a formula gets a quote in front."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  tarn predict runs/titanic new-passengers.csv --out answers.csv"
        })
final class Predict implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder that tarn train made.")
    private Path run = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "A table in any form that tarn train reads.")
    private Path data = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write CSV there instead of to the standard output.")
    private Path file = Path.of("");

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            defaultValue = "",
            description = "Predict the result of a query over the table, which is called data.")
    private String sql = "";

    @CommandLine.Mixin private ConfigOption config;

    @Override
    public Integer call() throws IOException {
        Predictor predictor = Predictor.load(run);
        Table rows = Table.read(data, c -> c.sql(sql).formats(predictor.formats()));
        predictor.notes(rows).forEach(note -> spec.commandLine().getErr().println("note: " + note));
        Table answers = predictor.predict(rows);
        if (file.toString().isEmpty()) {
            CsvText.write(answers, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
        } else {
            CsvText.write(answers, file);
            spec.commandLine()
                    .getErr()
                    .println(
                            Figures.count(answers.rows(), "prediction", "predictions")
                                    + " in "
                                    + file);
        }
        return CommandLine.ExitCode.OK;
    }
}
