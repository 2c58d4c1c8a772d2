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
