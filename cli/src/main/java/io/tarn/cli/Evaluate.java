package io.tarn.cli;

import io.tarn.auto.Evaluation;
import io.tarn.auto.Predictor;
import io.tarn.auto.media.MediaPredictor;
import io.tarn.data.DataException;
import io.tarn.data.table.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn evaluate`: judges a trained model on rows whose answers are known.
@Command(
        name = "evaluate",
        description = {
            "Judges the model of a run on rows whose answers are known.",
            "Give rows that training has not seen: on those that it learned from, the scores flatter."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  tarn evaluate runs/20261120-071501-titanic-3f2a later.csv"})
final class Evaluate implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder that tarn train made.")
    private Path run = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = "A table with the column that the model predicts.")
    private Path data = Path.of("");

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            defaultValue = "",
            description = "Judge the result of a query over the table, which is called data.")
    private String sql = "";

    @Option(names = "--json", description = "Print one JSON line instead of a page.")
    private boolean json;

    @Override
    public Integer call() {
        if (MediaPredictor.isModel(run)) {
            throw DataException.of(
                    "tarn evaluate",
                    "a run that learned from a table",
                    "one that learned from files, " + run,
                    "use tarn predict and compare");
        }
        Predictor predictor = Predictor.load(run);
        Table rows = Table.read(data, c -> c.sql(sql).formats(predictor.formats()));
        Evaluation evaluation = predictor.evaluate(rows);
        spec.commandLine().getOut().println(json ? Json.of(json(evaluation)) : text(evaluation));
        return CommandLine.ExitCode.OK;
    }

    private static String text(Evaluation evaluation) {
        var lines = new StringBuilder();
        lines.append(Figures.count(evaluation.rows(), "row", "rows"))
                .append(" with ")
                .append(evaluation.target())
                .append("\n\n")
                .append(Answers.scores(evaluation.scores()))
                .append("\n\n")
                .append(Answers.mistakes(evaluation.errors(), evaluation.classes()));
        evaluation.notes().forEach(note -> lines.append("\nnote: ").append(note));
        return lines.toString().replace("\n", System.lineSeparator());
    }

    private Map<String, Object> json(Evaluation evaluation) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("run", run.toString());
        line.put("task", evaluation.kind().toString());
        line.put("target", evaluation.target());
        line.put("rows", evaluation.rows());
        line.put("metric", Answers.json(evaluation.score()));
        line.put("scores", evaluation.scores().stream().map(Answers::json).toList());
        line.put("classes", evaluation.classes());
        line.put("notes", evaluation.notes());
        return line;
    }
}
