package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ResultsTest {
    @TempDir private Path folder;

    private final Console console = new Console();

    @Test
    void keepsWhatTheFileTellsOfOtherRecipes() throws IOException {
        Path file = folder.resolve("RESULTS.md");
        String other = "| `spam-words` | test ROC AUC | 0.9 | 0.9 to 0.9 | 0 | 1 of 1 | 2 |";
        Files.writeString(file, "old\n| `mse-vs-cross-entropy` | old |\n" + other + "\n");

        List<String> arguments =
                List.of(
                        "results",
                        "mse-vs-cross-entropy",
                        "--seeds",
                        "0,1",
                        "--file",
                        file.toString(),
                        "--pages",
                        folder.resolve("pages").toString());
        assertThat(console.run(arguments)).as(console::error).isZero();

        List<String> rows =
                Files.readAllLines(file).stream().filter(line -> line.startsWith("| `")).toList();
        assertThat(rows.getFirst()).isEqualTo(other);
        assertThat(rows.getLast())
                .startsWith("| `mse-vs-cross-entropy` | gap in the probability")
                .contains(" | 0, 1 | 2 of 2 | ");
        assertThat(rows).hasSize(2);
        assertThat(console.out()).contains(rows.getLast()).doesNotContain("spam-words");
        assertThat(folder.resolve("pages/mse-vs-cross-entropy-1/index.html")).isNotEmptyFile();
    }
}
