package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Train, predict, evaluate, runs and compare, one after the other as a person does.
final class TrainingTest {
    @TempDir private static Path folder;
    private static Path data;
    private static String words = "";
    private static Path run;
    private static JsonNode second;

    private final Console console = new Console();

    @BeforeAll
    static void trains() throws IOException {
        data = new SmallFiles(folder).text("fruit.csv", SmallFiles.good());
        Path config =
                Files.writeString(folder.resolve("c.yaml"), "seed: 7\nbudget: 1s\ntarget: y\n");
        Path runs = folder.resolve("runs");
        words = train("--config", config.toString(), "--out", runs.toString());
        try (var made = Files.list(runs)) {
            run = made.findFirst().orElseThrow();
        }
        Path others = folder.resolve("others");
        String line =
                train(
                        "--target",
                        "y",
                        "--order",
                        "day",
                        "--budget",
                        "1s",
                        "--json",
                        "--out",
                        others.toString());
        assertThat(line.lines()).hasSize(1);
        second = new ObjectMapper().readTree(line);
    }

    private static String train(String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", data.toString()));
        arguments.addAll(List.of(options));
        var console = new Console();
        assertThat(console.run(arguments)).as(console.error()).isZero();
        return console.out();
    }

    @Test
    void saysWhatItTriesInStraightColumns() {
        assertThat(words)
                .startsWith("fruit.csv: 120 rows, 5 columns")
                .contains("binary classification; 96 rows to learn from, 24 set aside for the test")
                .contains(
                        "chosen: ", "test:   accuracy ", "report: file:/", "model:  tarn predict ");
        var lines =
                words.lines().dropWhile(it -> !it.startsWith("accuracy in validation")).toList();
        int column = lines.getFirst().indexOf("candidate");
        assertThat(lines.stream().takeWhile(it -> !it.isBlank()))
                .hasSizeGreaterThan(4)
                .allMatch(it -> it.charAt(column) != ' ' && it.charAt(column - 1) == ' ');
    }

    @Test
    void saysOnlyWhatCameOfItWhenItShallBeQuiet() {
        String quiet =
                train(
                        "--target",
                        "y",
                        "--budget",
                        "1s",
                        "--quiet",
                        "--out",
                        folder.resolve("quiet").toString());
        assertThat(quiet)
                .startsWith("The best way found")
                .contains("report: file:/")
                .doesNotContain("candidate", "to learn from");
    }

    @Test
    void takesOptionsFromAFile() throws IOException {
        assertThat(Files.readString(run.resolve("config.json")))
                .contains("\"seed\" : 7", "\"budget\" : \"1s\"");
        assertThat(run.resolve("report.html")).isNotEmptyFile();
        assertThat(Files.readString(run.resolve("status.json"))).contains("finished", "accuracy");
    }

    @Test
    void answersWithOneLineOfJson() {
        assertThat(second.get("task").asString()).isEqualTo("binary classification");
        assertThat(second.get("metric").get("name").asString()).isEqualTo("accuracy");
        assertThat(second.get("metric").get("low").asDouble())
                .isLessThanOrEqualTo(second.get("metric").get("value").asDouble());
        assertThat(second.get("baselines").get(0).get("name").asString()).isEqualTo("majority");
        assertThat(Path.of(second.get("report").asString())).isNotEmptyFile();
    }

    @Test
    void letsTheDoctorLookAtTheNetwork() throws IOException {
        Path page = Path.of(second.get("run").asString(), "doctor.html");
        assertThat(page).isNotEmptyFile();
        JsonNode examination =
                new ObjectMapper().readTree(Files.readString(page.resolveSibling("doctor.json")));
        assertThat(second.get("verdict")).isEqualTo(examination.get("verdict"));
        assertThat(second.get("findings")).isEqualTo(examination.get("causes"));
        assertThat(words).containsPattern("doctor: network .*: (healthy|sick|unexplained): ");
    }

    @Test
    void leavesTheDoctorOutWhenAsked() {
        String line =
                train(
                        "--target",
                        "y",
                        "--budget",
                        "1s",
                        "--json",
                        "--no-doctor",
                        "--out",
                        folder.resolve("alone").toString());
        JsonNode alone = new ObjectMapper().readTree(line);
        assertThat(alone.get("verdict").asString()).isEqualTo("none");
        assertThat(Path.of(alone.get("run").asString(), "doctor.html")).doesNotExist();
    }

    @Test
    void predictsRowsAsCsvAndNotesWhatIsOdd() {
        Path rows =
                new SmallFiles(folder)
                        .text(
                                "new.csv",
                                "x,c,day,more\n3,blue,2024-01-05,1\n15,=green,2024-01-06,2\n");
        assertThat(console.outOf("predict", run, rows).lines())
                .hasSize(3)
                .first()
                .isEqualTo("prediction,probability of no,probability of yes");
        assertThat(console.error().lines())
                .anyMatch(line -> line.startsWith("note: missing columns") && line.endsWith(": t"))
                .anyMatch(line -> line.startsWith("note: ") && line.contains("more"))
                .anyMatch(line -> line.startsWith("note: c: ") && line.contains("=green"));
    }

    @Test
    void writesPredictionsIntoAFile() throws IOException {
        Path file = folder.resolve("new folder").resolve("answers.csv");
        assertThat(
                        console.outOf(
                                "predict",
                                run,
                                data,
                                "--out",
                                file,
                                "--sql",
                                "select * from data limit 9"))
                .isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(10);
        assertThat(console.error()).isEqualToIgnoringNewLines("9 predictions in " + file);
        try (var inside = Files.list(file.getParent())) {
            assertThat(inside).containsExactly(file);
        }
    }

    @Test
    void evaluatesOnRowsWithAnswers() {
        String page = console.outOf("evaluate", run, data);
        assertThat(page)
                .startsWith("120 rows with y")
                .contains("accuracy", "ROC AUC", "95% interval", "true \\ predicted");
        var json =
                new ObjectMapper().readTree(new Console().outOf("evaluate", run, data, "--json"));
        assertThat(json.get("rows").asInt()).isEqualTo(120);
        assertThat(json.get("metric").get("value").asDouble()).isGreaterThan(0.8);
    }

    @Test
    void listsAndComparesRuns() {
        String id = run.getFileName().toString();
        String other = Path.of(second.get("run").asString()).getFileName().toString();
        assertThat(console.outOf("runs", "fruit"))
                .startsWith("run ")
                .contains(id, other, "finished", "test accuracy");
        assertThat(new Console().outOf("runs", "fruit", "--most", "1").lines()).hasSize(2);
        assertThat(new Console().outOf("runs", "no such name")).contains("no runs");
        assertThat(new Console().outOf("compare", id, other))
                .contains("test accuracy", "seed", "split");
        assertThat(
                        new ObjectMapper()
                                .readTree(new Console().outOf("compare", id, other, "--json"))
                                .get("a")
                                .asString())
                .isEqualTo(id);
    }
}
