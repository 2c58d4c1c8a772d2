package io.tarn.cli;

import static io.tarn.cli.BadInput.of;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Models that are damaged, and rows that do not fit them.
///
/// @param run what training made
record BadRuns(SmallFiles files, Path run) {
    List<BadInput> all() throws IOException {
        Path good = files.text("rows.csv", SmallFiles.good());
        Path model = run.resolve("model");
        String pipeline = Files.readString(model.resolve("pipeline.json"));
        Path trees = model("cut-trees", pipeline);
        String text = Files.readString(model.resolve("model.txt"));
        files.text("cut-trees/model/model.txt", text.substring(0, text.length() / 2));
        return List.of(
                of(
                        "a run that is not there",
                        "model/pipeline.json, got none",
                        "predict",
                        files.folder().resolve("gone"),
                        good),
                of(
                        "a folder that is no run",
                        "model/pipeline.json, got none",
                        "predict",
                        files.folder("no-run"),
                        good),
                of("a file as a run", "model/pipeline.json, got none", "predict", good, good),
                of(
                        "a description that is cut",
                        "expected a whole model",
                        "predict",
                        model("cut", pipeline.substring(0, pipeline.length() / 2)),
                        good),
                of(
                        "a description of rubbish",
                        "expected a whole model",
                        "predict",
                        model("rubbish", "\0\1\2"),
                        good),
                of(
                        "a description of another version",
                        "got 99",
                        "predict",
                        model(
                                "version",
                                pipeline.replaceFirst("\"format\" : \\d+", "\"format\" : 99")),
                        good),
                of(
                        "a description that names another file",
                        "../../../etc/passwd",
                        "predict",
                        model(
                                "traversal",
                                pipeline.replaceFirst("model[-0-9]*\\.txt", "../../../etc/passwd")),
                        good),
                of("trees that are cut", "expected a whole LightGBM model", "predict", trees, good),
                of(
                        "a model whose files are gone",
                        "model",
                        "predict",
                        model("gone-files", pipeline),
                        good),
                of(
                        "rows that are not there",
                        "which is not there",
                        "predict",
                        run,
                        files.folder().resolve("nowhere.csv")),
                of(
                        "no rows",
                        "expected rows below the names",
                        "predict",
                        run,
                        files.text("none.csv", "x,c,day,t\n")),
                of(
                        "text where a number belongs",
                        "expected a number as x, got \"many\" in row 1",
                        "predict",
                        run,
                        files.text("type.csv", "x,c,day,t\nmany,red,2024-01-01,w1\n")),
                of(
                        "a folder as rows",
                        "a directory; name a file in it",
                        "predict",
                        run,
                        files.folder("rows")),
                of("two tables", "expected one table, got 2 files", "predict", run, good, good),
                of(
                        "a folder as --out",
                        "--out: expected a file",
                        "predict",
                        run,
                        good,
                        "--out",
                        files.folder("answers")),
                of(
                        "an --out inside of a file",
                        "--out: expected a folder",
                        "predict",
                        run,
                        good,
                        "--out",
                        good.resolve("no/answers.csv")),
                of(
                        "rows without answers",
                        "got y",
                        "evaluate",
                        run,
                        files.text("bare.csv", "x,c,day,t\n1,red,2024-01-01,w1\n")),
                of(
                        "rows whose answers are missing",
                        "expected rows with a class in y",
                        "evaluate",
                        run,
                        files.text("open.csv", "x,c,day,t,y\n1,red,2024-01-01,w1,\n")));
    }

    private Path model(String name, String pipeline) {
        return files.text(name + "/model/pipeline.json", pipeline).getParent().getParent();
    }
}
