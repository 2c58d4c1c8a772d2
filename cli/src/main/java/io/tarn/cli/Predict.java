package io.tarn.cli;

import io.tarn.auto.Predictor;
import io.tarn.auto.media.MediaPredictor;
import io.tarn.data.DataException;
import io.tarn.data.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            "Examples:",
            "  tarn predict runs/titanic new-passengers.csv --out answers.csv",
            "  tarn predict runs/photos a.jpg b.jpg more-photos"
        })
final class Predict implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder that tarn train made.")
    private Path run = Path.of("");

    @Parameters(
            index = "1",
            arity = "1..*",
            paramLabel = "DATA",
            description =
                    "A table in any form that tarn train reads; for a run on images, sounds or texts files and folders of them.")
    private List<Path> data = List.of();

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

    @Override
    public Integer call() throws IOException {
        if (!file.toString().isEmpty()) {
            if (Files.isDirectory(file)) {
                throw DataException.of("--out", "a file", file + ", a folder", "name a file in it");
            }
            Place.check(file.toAbsolutePath().resolveSibling("."));
        }
        Table answers = MediaPredictor.isModel(run) ? ofFiles() : ofRows();
        if (file.toString().isEmpty()) {
            CsvText.write(answers, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
        } else {
            CsvText.write(answers, file);
            say(Figures.count(answers.rows(), "prediction", "predictions") + " in " + file);
        }
        return CommandLine.ExitCode.OK;
    }

    private Table ofRows() {
        Predictor predictor = Predictor.load(run);
        if (data.size() > 1) {
            throw DataException.of(
                    "tarn predict", "one table", data.size() + " files", "predict them one by one");
        }
        Table rows = Table.read(data.getFirst(), c -> c.sql(sql).formats(predictor.formats()));
        Table answers = predictor.predict(rows);
        predictor.notes(rows).forEach(note -> say("note: " + note));
        return answers;
    }

    private Table ofFiles() throws IOException {
        MediaPredictor predictor = MediaPredictor.load(run);
        return MediaAnswers.of(predictor, MediaAnswers.files(predictor.kind(), data));
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
