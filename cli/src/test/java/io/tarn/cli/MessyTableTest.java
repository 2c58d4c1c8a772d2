package io.tarn.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Tables as people bring them: each is learned from with no more than its target's name.
final class MessyTableTest {
    private static final int ROWS = 120;

    @TempDir private Path folder;
    private SmallFiles files;
    private final SplittableRandom chance = new SplittableRandom(1);

    @BeforeEach
    void makesFiles() {
        files = new SmallFiles(folder);
    }

    private JsonNode trained(Path file, String target) {
        var console = new Console();
        String out = folder.resolve("runs").toString();
        int code =
                console.run(
                        List.of(
                                "train",
                                file.toString(),
                                "--target",
                                target,
                                "--budget",
                                "1s",
                                "--out",
                                out,
                                "--json"));
        assertThat(console.error()).isEmpty();
        assertThat(code).isZero();
        assertThat(console.out().lines()).hasSize(1);
        return new ObjectMapper().readTree(console.out());
    }

    private double score(Path file, String target) {
        return trained(file, target).get("metric").get("value").asDouble();
    }

    private Path table(String header, IntFunction<String> row) {
        return files.table("messy.csv", header, ROWS, row);
    }

    @Test
    void headersWithSpacesQuotesAndABom() {
        Path file =
                table(
                        "\uFEFF\" Größe (cm) \",\"say \"\"hi\"\"\", Ergebnis ,",
                        i ->
                                "%d,\"a, b\",%s,"
                                        .formatted(i % 2 * 10 + i % 5, i % 2 == 0 ? "ja" : "nein"));
        assertThat(score(file, "Ergebnis")).isGreaterThan(0.9);
    }

    @Test
    void semicolonsAndDecimalCommas() {
        Path file = table("preis;fläche;stadt", i -> "%d,5;%d,25;Köln".formatted(3 * i, i));
        assertThat(score(file, "preis")).isGreaterThan(0.9);
    }

    @Test
    void tabsAndALatinEncoding() {
        String rows =
                IntStream.range(0, ROWS)
                        .mapToObj(
                                i -> i % 2 * 9 + i % 4 + "\t" + (i % 2 == 0 ? "Zürich" : "Genève"))
                        .collect(Collectors.joining("\n", "höhe\tort\n", "\n"));
        Path file = files.text("latin.tsv", rows, ISO_8859_1);
        assertThat(score(file, "ort")).isGreaterThan(0.9);
    }

    @Test
    void utf16WithoutItsMarkAndAGzipThatIsNone() {
        assertThat(score(files.text("utf16.csv", SmallFiles.good(), UTF_16LE), "y"))
                .isGreaterThan(0.5);
        assertThat(score(files.text("plain.csv.gz", SmallFiles.good()), "y")).isGreaterThan(0.5);
    }

    @Test
    void everyThirdCellMissingInSeveralWays() {
        String[] missing = {"", "NA", "null", "n/a"};
        Path file =
                table(
                        "a,b,c,y",
                        i ->
                                "%s,%s,%s,%s"
                                        .formatted(
                                                chance.nextInt(3) == 0
                                                        ? missing[i % 4]
                                                        : i % 2 * 10,
                                                chance.nextInt(3) == 0 ? missing[i % 4] : i % 3,
                                                chance.nextInt(3) == 0
                                                        ? ""
                                                        : i % 2 == 0 ? "u" : "v",
                                                chance.nextInt(10) == 0 ? "" : i % 2));
        assertThat(score(file, "y")).isGreaterThan(0.7);
    }

    @Test
    void mixedTypesDatesAndText() {
        Path file =
                table(
                        "id,when,comment,mixed,y",
                        i ->
                                "%d,%02d.%02d.2023,\"%s, number %d\nand more\",%s,%s"
                                        .formatted(
                                                1000 + i,
                                                1 + i % 28,
                                                1 + i % 12,
                                                i % 2 == 0 ? "good work" : "bad thing",
                                                i,
                                                i % 5 == 0 ? "unknown" : i,
                                                i % 2 == 0 ? "up" : "down"));
        assertThat(score(file, "y")).isGreaterThan(0.8);
    }

    @Test
    void columnsThatSayNothing() {
        Path file = table("a,b,empty,y", i -> "1,z,," + i % 2);
        assertThat(score(file, "y")).isBetween(0.2, 0.8);
    }

    @Test
    void aNameTwice() {
        Path file =
                table(
                        "x,x,y",
                        i -> "%d,%d,%d".formatted(i * 7 % 50, chance.nextInt(9), i * 7 % 50 * 2));
        assertThat(score(file, "y")).isGreaterThan(0.8);
    }

    @Test
    void cellsThatASpreadsheetWouldRun() {
        Path file =
                table(
                        "=cmd,+f,y",
                        i ->
                                "%d,\"=HYPERLINK(\"\"http://x\"\")\",%s"
                                        .formatted(
                                                i % 2 * 8 + i % 3, i % 2 == 0 ? "@SUM(A1)" : "-x"));
        assertThat(score(file, "y")).isGreaterThan(0.9);
    }

    @Test
    void aThousandColumns() {
        String names =
                IntStream.range(0, 1000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        Path file =
                files.table(
                        "wide.csv",
                        names + ",y",
                        200,
                        i ->
                                IntStream.range(0, 1000)
                                                .mapToObj(c ->
                                                        c == 7
                                                                ? i % 2 * 5 + ""
                                                                : chance.nextInt(100) + "")
                                                .collect(Collectors.joining(","))
                                        + ","
                                        + i % 2);
        assertThat(score(file, "y")).isGreaterThan(0.9);
    }
}
