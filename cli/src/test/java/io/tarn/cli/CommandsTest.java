package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.datasets.Datasets;
import io.tarn.recipes.Recipes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/// The commands that list, fetch and run what Tarn brings along.
final class CommandsTest {
    @TempDir private Path folder;

    private final Console console = new Console();

    @Test
    void listsAllDataSets() {
        assertThat(console.outOf("data").lines()).hasSize(Datasets.all().size() + 1);
        assertThat(new Console().outOf("data", "list", "--json").lines())
                .hasSize(Datasets.all().size())
                .allSatisfy(line ->
                        assertThat(new ObjectMapper().readTree(line).get("licence").asString())
                                .isNotBlank());
    }

    @Test
    void unpacksADataSet() {
        assertThat(Path.of(console.outOf("data", "path", "iris").strip())).isNotEmptyFile();
    }

    @Test
    void listsAllRecipes() {
        assertThat(console.outOf("recipes").lines()).hasSize(Recipes.all().size() + 1);
        var first =
                new ObjectMapper()
                        .readTree(
                                new Console()
                                        .outOf("recipes", "--json")
                                        .lines()
                                        .findFirst()
                                        .orElseThrow());
        assertThat(first.get("name").asString()).isEqualTo(Recipes.all().getFirst().name());
    }

    @Test
    void runsARecipeAtASmallScale() {
        String line =
                console.outOf(
                        "run",
                        "mse-vs-cross-entropy",
                        "--scale",
                        "0.02",
                        "--out",
                        folder,
                        "--json");
        var json = new ObjectMapper().readTree(line);
        assertThat(json.get("recipe").asString()).isEqualTo("mse-vs-cross-entropy");
        assertThat(json.get("value").isNumber()).isTrue();
        assertThat(folder.resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void showsTheMainJobOnTheTitanic() {
        var json =
                new ObjectMapper()
                        .readTree(
                                console.outOf("demo", "--budget", "1s", "--out", folder, "--json"));
        assertThat(json.get("task").asString()).isEqualTo("binary classification");
        assertThat(json.get("metric").get("value").asDouble()).isGreaterThan(0.75);
        assertThat(Path.of(json.get("report").asString())).isNotEmptyFile();
    }

    @Test
    void learnsFromAFolderOfTextsAndTellsNewOnesApart() {
        var files = new SmallFiles(folder);
        for (int i = 0; i < 12; i++) {
            files.text("mail/spam/%d.txt".formatted(i), "win cheap money now offer " + i);
            files.text("mail/ham/%d.txt".formatted(i), "the meeting is tomorrow at noon " + i);
        }
        Path mail = folder.resolve("mail");
        String line =
                console.outOf(
                        "train", mail, "--budget", "1s", "--out", folder.resolve("runs"), "--json");
        var json = new ObjectMapper().readTree(line);
        assertThat(json.get("task").asString()).isEqualTo("classification of texts");
        String run = json.get("run").asString();
        assertThat(
                        new Console()
                                .outOf(
                                        "predict",
                                        run,
                                        mail.resolve("spam/1.txt"),
                                        mail.resolve("ham"))
                                .lines())
                .hasSize(14)
                .first()
                .isEqualTo("file,prediction,probability of ham,probability of spam");
        evaluates(files, run, mail);
    }

    /// The same mails in folders and in a table, with one that is empty and one of another class.
    private static void evaluates(SmallFiles files, String run, Path mail) {
        files.text("mail/spam/empty.txt", "");
        files.text("mail/news/1.txt", "the storm is over");
        assertThat(new Console().outOf("evaluate", run, mail))
                .startsWith("25 texts of 3 classes")
                .contains("score", "accuracy", "95% interval", "true \\ predicted  ham  spam  news")
                .contains("1 text of classes that the model never saw", "news (1)")
                .contains("1 text could not be read and was left out:", "empty.txt: expected");
        Path table = files.text("later.csv", "body,kind,n\nwin money,spam,1\nat noon,ham,2\n");
        var json =
                new ObjectMapper()
                        .readTree(
                                new Console()
                                        .outOf(
                                                "evaluate",
                                                run,
                                                table,
                                                "--text",
                                                "body",
                                                "--label",
                                                "kind",
                                                "--json"));
        assertThat(json.get("task").asString()).isEqualTo("classification of texts");
        assertThat(json.get("rows").asInt()).isEqualTo(2);
        assertThat(json.get("metric").get("name").asString()).isEqualTo("accuracy");
        assertThat(json.get("confusion").get(1).size()).isEqualTo(2);
        assertThat(json.get("unreadable").size()).isZero();
    }

    @Test
    void helpsWithACommand() {
        assertThat(console.outOf("help", "data", "list")).startsWith("Usage: tarn data list");
        assertThat(new Console().outOf("help")).isEqualTo(new Console().outOf("--help"));
    }

    @Test
    void completesCommandsInTheShell() {
        assertThat(console.outOf("generate-completion"))
                .startsWith("#!/usr/bin/env bash")
                .contains("evaluate", "--budget");
    }
}
