package io.tarn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.Nearest;
import io.tarn.data.table.Categories;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What stands between words and values: times, numbers, names, columns, CSV, YAML.
final class WordsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"90s, 90", "5m, 300", "1h, 3600", "12, 12", "0s, 0"})
    void readsTimes(String text, long seconds) {
        assertThat(new TimeSpan().convert(text)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5s", "1.5h", "5 m", "5d", "9999999999s"})
    void refusesOtherTimes(String text) {
        assertThatThrownBy(() -> new TimeSpan().convert(text))
                .hasMessageContaining("90s, 5m or 1h");
    }

    @ParameterizedTest
    @CsvSource({
        "0.81679,0.8168",
        "0,0.0000",
        "12.345,12.35",
        "-48210.4,'-48,210'",
        "0.000032,3.200e-05"
    })
    void writesNumbersForPeople(double value, String text) {
        assertThat(Figures.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"trian,train", "TRAIN,train", "evalute,evaluate", "--budgt,--budget", "datas,data"})
    void proposesTheNameThatIsNear(String word, String name) {
        var names = List.of("train", "evaluate", "data", "bench", "--budget");
        assertThat(Nearest.to(word, names)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "x", "frobnicate", "--"})
    void proposesNothingWhereNoNameIsNear(String word) {
        assertThat(Nearest.to(word, List.of("train", "evaluate", "data", "bench"))).isEmpty();
    }

    @Test
    void alignsColumns() {
        assertThat(Listing.of("a", "long").add("long name", 1).toString().lines())
                .containsExactly("a          long", "long name  1");
    }

    @Test
    void namesRunsAfterTheirData() {
        assertThat(RunNames.of(Path.of("a/titanic.csv.gz"))).isEqualTo("titanic");
        assertThat(RunNames.of(Path.of("photos/"))).isEqualTo("photos");
        assertThat(RunNames.of(Path.of("/"))).isEqualTo("run");
    }

    @Test
    void writesCsvThatNoSpreadsheetRuns() throws IOException {
        var table =
                Table.of(
                        List.of(
                                new Texts(
                                        "=name",
                                        Arrays.asList(
                                                "=1+1", "a,\"b\"", null, "-5", "@x", "+49 1")),
                                new Numbers("n", new double[] {-1, 2.5, Double.NaN, 0, 1e9, 3}),
                                new Categories(
                                        "c",
                                        new int[] {0, 1, -1, 0, 0, 0},
                                        List.of("two\nlines", "plain"))));
        var out = new StringWriter();
        CsvText.write(table, out);
        assertThat(out.toString())
                .startsWith("'=name,n,c\n'=1+1,-1")
                .contains(
                        "\"a,\"\"b\"\"\",2.5,plain\n",
                        "\n,,\n",
                        "\n-5,0",
                        "\n'@x,",
                        "\n'+49 1,",
                        "\"two\nlines\"");
    }

    private static String[] expanded(String... arguments) {
        return ConfigFile.expand(new CommandLine(new Tarn()), arguments);
    }

    @Test
    void takesOptionsFromYaml() throws IOException {
        String file =
                Files.writeString(
                                folder.resolve("a.yaml"),
                                "seed: 3\nonly: [cnn, lstm]\njson: true\nlist: false\n")
                        .toString();
        Files.writeString(
                folder.resolve("a.yaml"),
                "only: [cnn, lstm]\njson: true\nlist: false\nthreads: 2\n");
        assertThat(expanded("bench", "--threads", "1", "--config", file))
                .containsExactly(
                        "bench",
                        "--threads",
                        "1",
                        "--only=cnn",
                        "--only=lstm",
                        "--json",
                        "--config",
                        file);
        assertThat(expanded("bench", "--config=" + file, "--threads=1", "--only", "cnn"))
                .containsExactly(
                        "bench", "--json", "--config=" + file, "--threads=1", "--only", "cnn");
    }

    @Test
    void leavesArgumentsWithoutAFileAlone() {
        assertThat(expanded("train", "--", "--config")).containsExactly("train", "--", "--config");
    }
}
