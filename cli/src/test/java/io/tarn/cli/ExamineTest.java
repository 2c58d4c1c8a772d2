package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.data.Dataset;
import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Linear;
import io.tarn.optim.Sgd;
import io.tarn.run.Recorder;
import io.tarn.run.RunFolder;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.train.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `tarn doctor` on runs of tables, of texts, and of programs.
final class ExamineTest {
    @TempDir private Path folder;
    private final Console console = new Console();

    private String run(Object... arguments) {
        String line = console.outOf(arguments);
        return new ObjectMapper().readTree(line).get("run").asString();
    }

    @Test
    void examinesTheBestNetworkOfATable() {
        Path data = new SmallFiles(folder).text("training.csv", SmallFiles.good());
        Path runs = folder.resolve("runs");
        String run = run("train", data, "--target", "y", "--budget", "1s", "--out", runs, "--json");

        String said = new Console().outOf("doctor", run, "--budget", "10s", "--heal");

        assertThat(said)
                .containsPattern("note: .*examined is the network 32")
                .containsPattern("(?m)^(healthy|sick|unexplained): ")
                .contains("why:  ", "help: ", "doctor.html", "heal");
        assertThat(Path.of(run, "doctor.html")).isNotEmptyFile();
        assertThat(Path.of(run, "doctor.json")).isNotEmptyFile();
    }

    @Test
    void examinesANetworkOnTexts() {
        var files = new SmallFiles(folder);
        for (int i = 0; i < 12; i++) {
            files.text("mail/spam/%d.txt".formatted(i), "win cheap money now offer " + i);
            files.text("mail/ham/%d.txt".formatted(i), "the meeting is tomorrow at noon " + i);
        }
        Path runs = folder.resolve("runs");
        String run =
                run("train", folder.resolve("mail"), "--budget", "1s", "--out", runs, "--json");

        JsonNode json =
                new ObjectMapper()
                        .readTree(new Console().outOf("doctor", run, "--budget", "10s", "--json"));

        assertThat(json.get("network").asString()).isNotEmpty();
        assertThat(json.get("lines").size()).isEqualTo(3);
        assertThat(json.get("verdict").asString()).isIn("healthy", "sick", "unexplained");
    }

    @Test
    void readsTheRecordsOfAProgram() {
        RunFolder own = RunFolder.create(folder, "own");
        Random.seed(0);
        try (var recorder = Recorder.of(own)) {
            Trainer.of(Linear.of(2, 1), MeanSquaredError.of())
                    .optimizer(p -> Sgd.of(p, c -> c.learningRate(50)))
                    .plan(p -> p.epochs(10).batchSize(8))
                    .with(recorder)
                    .fit(Dataset.of(Tensor.randn(64, 2), Tensor.randn(64, 1)));
        }

        String said = console.outOf("doctor", own.path());

        assertThat(said).startsWith("suspicious: ").contains("the records only");
        assertThat(Files.exists(own.path().resolve("doctor.html"))).isTrue();
        assertThat(new Console().run("doctor " + own.path() + " --heal")).isEqualTo(2);
    }
}
