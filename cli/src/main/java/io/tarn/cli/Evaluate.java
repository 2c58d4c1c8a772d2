package io.tarn.cli;

import io.tarn.auto.Evaluation;
import io.tarn.auto.Predictor;
import io.tarn.auto.media.MediaColumns;
import io.tarn.auto.media.MediaEvaluation;
import io.tarn.auto.media.MediaPredictor;
import io.tarn.data.table.Table;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tarn evaluate`: judges a trained model on rows or files whose answers are known.
@Command(
        name = "evaluate",
        description = {
            "Judges the model of a run on rows or files whose answers are known.",
            "Give those that training has not seen: on what it learned from, the scores flatter."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  tarn evaluate runs/20261120-071501-titanic-3f2a later.csv",
            "  tarn evaluate runs/photos more-photos --json",
            "  tarn evaluate runs/digits t10k-images-idx3-ubyte",
            "  tarn evaluate runs/mail later.csv --text body --label kind"
        })
final class Evaluate implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN", description = "The folder that tarn train made.")
    private Path run = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "DATA",
            description = {
                "A table with the column that the model predicts.",
                "For a run on images, sounds or texts a folder with a folder for each class, a CSV file with the columns path and label, or the file of images of an IDX pair. For texts also a table."
            })
    private Path data = Path.of("");

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            defaultValue = "",
            description = "Judge the result of a query over the table, which is called data.")
    private String sql = "";

    @Option(
            names = "--text",
            paramLabel = "COLUMN",
            defaultValue = "",
            description =
                    "The texts, where a run on texts is judged on a table (default: text, or the only column beside the label).")
    private String text = "";

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "The classes there (default: label).")
    private String label = "";

    @Option(names = "--json", description = "Print one JSON line instead of a page.")
    private boolean json;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(MediaPredictor.isModel(run) ? ofFiles() : ofRows());
        return CommandLine.ExitCode.OK;
    }

    private String ofFiles() {
        MediaPredictor predictor = MediaPredictor.load(run);
        UnaryOperator<MediaColumns> columns = c -> c.text(text).label(label);
        MediaEvaluation evaluation =
                sql.isEmpty()
                        ? predictor.evaluate(data, columns)
                        : predictor.evaluate(Table.read(data, c -> c.sql(sql)), columns);
        return json
                ? Json.of(MediaScores.json(run.toString(), evaluation))
                : MediaScores.text(evaluation);
    }

    private String ofRows() {
        Predictor predictor = Predictor.load(run);
        Table rows = Table.read(data, c -> c.sql(sql).formats(predictor.formats()));
        Evaluation evaluation = predictor.evaluate(rows);
        return json ? Json.of(json(evaluation)) : text(evaluation);
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
