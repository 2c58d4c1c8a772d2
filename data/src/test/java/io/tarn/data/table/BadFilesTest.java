package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are no tables: one line says what is wrong, and names the file.
final class BadFilesTest {
    @TempDir private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void fails(Path file, String... words) {
        fails(file, c -> c, words);
    }

    private void fails(Path file, UnaryOperator<Table.Config> choose, String... words) {
        assertThatThrownBy(() -> Table.read(file, choose))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(String.valueOf(file.getFileName()))
                .satisfies(e ->
                        assertThat(String.valueOf(e.getMessage()))
                                .contains(words.length == 0 ? new String[] {""} : words))
                .hasMessageNotContaining("\n")
                .hasMessageMatching(".+: expected .+, got .+; .+");
    }

    @Test
    void namesTheNearestFile() throws IOException {
        file("titanic.csv", "a,b\n1,2\n");
        fails(folder.resolve("titanc.csv"), "did you mean \"titanic.csv\"?");
        fails(folder.resolve("none").resolve("x.csv"), "its folder is not there");
    }

    @Test
    void rejectsADirectory() {
        fails(folder, "a directory");
    }

    @Test
    void rejectsAnEmptyFile() throws IOException {
        fails(file("x.csv", ""), "an empty file");
        fails(file("x.csv", "\n\n \n"), "no whole line");
    }

    @Test
    void rejectsNamesWithoutRows() throws IOException {
        fails(file("x.csv", "a,b,c\n"), "rows below the names");
        fails(file("y.csv", "a,b,c"), "rows below the names");
    }

    @Test
    void namesTheLineWithTooManyFields() throws IOException {
        fails(file("x.csv", "a,b\n1,2\n3,4,5\n6,7\n"), "line 3", "2 fields", "got 3");
    }

    @Test
    void namesTheLineWithTooFewFields() throws IOException {
        fails(file("x.csv", "a,b,c\n1,2,3\n3,4,5\n6,7\n"), "line 4", "3 fields", "got 2");
    }

    @Test
    void namesALineFarDown() throws IOException {
        String rows = "1,2,3\n".repeat(100_000);
        fails(file("x.csv", "a,b,c\n" + rows + "1\n" + rows), "line 100002", "got 1");
    }

    @Test
    void rejectsAQuoteThatDoesNotEnd() throws IOException {
        fails(file("x.csv", "a,b\n1,2\n3,\"x\n4,5\n"), "a quote");
    }

    @ParameterizedTest
    @CsvSource({"x.csv", "x.json", "x.parquet", "x.bin"})
    void rejectsRubbish(String name) throws IOException {
        byte[] bytes = new byte[5000];
        new Random(1).nextBytes(bytes);
        fails(Files.write(folder.resolve(name), bytes), "no text");
    }

    @Test
    void rejectsZeros() throws IOException {
        fails(Files.write(folder.resolve("x.csv"), new byte[1000]));
    }

    @Test
    void rejectsABrokenGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("a,b\n1,2\n".repeat(9999).getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        fails(Files.write(folder.resolve("x.csv.gz"), half), "breaks off");
        fails(
                Files.write(folder.resolve("y.csv.gz"), new byte[] {0x1F, (byte) 0x8B, 9, 9}),
                "damaged");
    }

    @Test
    void rejectsATruncatedParquetFile() throws IOException {
        Path whole =
                Written.parquet(
                        folder.resolve("whole.parquet"), "SELECT range AS x FROM range(10000)");
        byte[] bytes = Files.readAllBytes(whole);
        fails(Files.write(folder.resolve("x.parquet"), Arrays.copyOf(bytes, bytes.length / 2)));
        fails(Files.write(folder.resolve("y.parquet"), "PAR1".getBytes(StandardCharsets.UTF_8)));
        Arrays.fill(bytes, 100, bytes.length - 100, (byte) 7);
        fails(Files.write(folder.resolve("z.parquet"), bytes));
    }

    @Test
    void rejectsBrokenJson() throws IOException {
        fails(file("x.json", "[{\"a\": 1}, {\"a\": "));
        fails(file("y.ndjson", "{\"a\": 1}\n{\"a\": \n"));
    }

    @ParameterizedTest
    @CsvSource({"PK\u0003\u0004xx, Excel", "FEA1xxxx, Feather file of version 1", "%PDF-1.4, PDF"})
    void namesFormatsThatItDoesNotRead(String head, String word) throws IOException {
        fails(file("x.csv", head), word);
    }

    @Test
    void rejectsAnUnknownEncoding() throws IOException {
        fails(file("x.csv", "a,b\n1,2\n"), c -> c.encoding("nope"), "character set");
    }

    @Test
    void namesTheLineThatIsNotInTheEncoding() throws IOException {
        byte[] latin = "a,b\n1,2\n3,é\n".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("x.csv"), latin);
        fails(file, c -> c.encoding("UTF-8"), "UTF-8");
    }

    @Test
    void rejectsAQueryThatCannotRun() throws IOException {
        Path file = file("x.csv", "a,b\n1,2\n");
        fails(file, c -> c.sql("select nothing from data"), "nothing");
        fails(file, c -> c.sql("selec"), "selec");
        fails(file, c -> c.sql("select * from data where a > 5"), "rows");
    }

    @Test
    void rejectsAPackedFileThatGrowsWithoutEnd() throws IOException {
        Path file = folder.resolve("x.csv.gz");
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(part)) {
            out.write("a,b\n".repeat(1 << 22).getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 70; i++) { // each 16 MiB
                part.writeTo(out);
            }
        }
        fails(file, "unpacks to over");
        assertThat(Files.size(file)).isLessThan(10_000_000);
    }
}
