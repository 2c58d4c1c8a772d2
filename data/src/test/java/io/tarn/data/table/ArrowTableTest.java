package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Arrow files that pyarrow wrote, by src/test/golden/arrow.py.
final class ArrowTableTest {
    private static List<Table> tables = List.of();

    @TempDir private Path folder;

    @BeforeAll
    static void readOnce(@TempDir Path once) throws IOException {
        List<Table> read = new ArrayList<>();
        for (String name :
                List.of(
                        "file.arrow",
                        "file-lz4.arrow",
                        "file-zstd.arrow",
                        "stream.arrows",
                        "stream-lz4.arrows",
                        "legacy.arrow")) {
            read.add(Table.read(golden(once, name)));
        }
        tables = read;
    }

    private Path golden(String name) throws IOException {
        return golden(folder, name);
    }

    private static Path golden(Path folder, String name) throws IOException {
        try (InputStream bytes =
                Objects.requireNonNull(
                        ArrowTableTest.class.getResourceAsStream("/golden/arrow/" + name))) {
            return Files.write(folder.resolve(name), bytes.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bool, true, false, true",
        "int8, -128, 7, 127",
        "int16, -32768, 7, 32767",
        "int32, -2147483648, 7, 2147483647",
        "int64, -9007199254740991, 7, 9007199254740991",
        "uint8, 0, 7, 255",
        "uint16, 0, 7, 65535",
        "uint32, 0, 7, 4294967295",
        "uint64, 0, 9.223372036854775808E18, 1.8446744073709549568E19",
        "float16, 0.5, -2, 65504",
        "float32, 0.5, -2, ''",
        "float64, 0.1, -2.0E300, ''",
        "decimal32, 1.25, -0.01, 1234567.89",
        "decimal64, 1.25, -0.01, 1.23456789125E8",
        "decimal128, 1.25, -0.01, 1.23456789012345678905E19",
        "decimal256, 1.25, -0.01, 1.0E40",
        "text, ä, '', a longer text 東京 🐟",
        "large text, ä, '', a longer text 東京 🐟",
        "text view, ä, twelve bytes, a longer text 東京 🐟",
        "date32, 2024-02-29, 1969-12-31, 2100-01-01",
        "date64, 2024-02-29, 1969-12-31, 2100-01-01",
        "timestamp s, 2024-02-29T12:30:15, 1969-12-31T23:59:59, 2100-01-01",
        "timestamp ms, 2024-02-29T12:30:15, 1969-12-31T23:59:59, 2100-01-01",
        "timestamp us, 2024-02-29T12:30:15, 1969-12-31T23:59:59, 2100-01-01",
        "timestamp ns, 2024-02-29T12:30:15, 1969-12-31T23:59:59, 2100-01-01",
        "timestamp zone, 2024-02-29T12:30:15, 1969-12-31T23:59:59, 2100-01-01",
        "time32 s, 0, 12.5, 18",
        "time32 ms, 0, 12.5, 18",
        "time64 us, 0, 12.5, 18",
        "time64 ns, 0, 12.5, 18",
        "duration, 1.5, 0, -86400",
        "dictionary, red, green, blue",
        "dictionary of numbers, 7.5, 2.5, ''",
        "null, '', '', ''"
    })
    void readsEveryType(String name, String first, String third, String fourth) {
        List<String> four = List.of(first, "", third, fourth);
        for (Table table : tables) {
            Column column = table.column(name);
            assertThat(table.rows()).isEqualTo(80);
            for (int row = 0; row < 80; row++) {
                String expected = four.get(row % 4);
                assertThat(column.isMissing(row)).as("row %d", row).isEqualTo(expected.isEmpty());
                if (column instanceof Numbers numbers && !expected.isEmpty()) {
                    assertThat(numbers.values()[row]).isEqualTo(Double.parseDouble(expected));
                } else {
                    assertThat(column.text(row)).as("row %d", row).isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"lz4, 5000", "zstd-1, 25000", "zstd-19, 25000"})
    void unpacksLongColumns(String name, int rows) throws IOException {
        Table table = Table.read(golden("long-" + name + ".arrow"));
        assertThat(table.rows()).isEqualTo(rows);
        double[] whole = ((Numbers) table.column("whole")).values();
        for (int row = 0; row < rows; row++) {
            assertThat(table.column("word").text(row)).isEqualTo("word" + (long) row * row % 997);
            assertThat(whole[row]).isEqualTo((long) row * 7919 % 1000);
        }
    }

    @Test
    void readsWhatPandasWrites() throws IOException {
        Table table = Table.read(golden("pandas.feather"));
        assertThat(table.names()).containsExactly("size", "weight", "day", "town");
        assertThat(texts(table, "size")).containsExactly("small", "large", "", "small");
        assertThat(texts(table, "weight")).containsExactly("1.5", "", "3.5", "4.5");
        assertThat(texts(table, "day"))
                .containsExactly("2024-02-29", "", "2024-03-01", "2024-03-02");
        assertThat(texts(table, "town")).containsExactly("Ulm", "Köln", "", "Ulm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delta.arrow", "delta.arrows"})
    void addsToDictionaries(String name) throws IOException {
        assertThat(texts(Table.read(golden(name)), "colour"))
                .containsExactly("red", "", "green", "red", "green", "blue");
    }

    @Test
    void replacesDictionaries() throws IOException {
        assertThat(texts(Table.read(golden("replaced.arrows")), "colour"))
                .containsExactly("red", "", "green", "blue", "red");
    }

    @Test
    void answersAQuery() throws IOException {
        Table table =
                Table.read(
                        golden("file.arrow"),
                        c ->
                                c.sql(
                                        "select int8 * 2 as twice, year(date32) as year, \"text view\""
                                                + " from data where bool and int8 > 0"));
        assertThat(table.rows()).isEqualTo(20);
        assertThat(texts(table, "twice")).containsOnly("254");
        assertThat(texts(table, "year")).containsOnly("2100");
    }

    @Test
    void countsRowsWithoutBytes() throws IOException {
        assertThat(Table.read(golden("nothing.arrows")).rows()).isEqualTo(12_345);
    }

    @ParameterizedTest
    @CsvSource({
        "list, lists",
        "large-list, lists",
        "fixed-list, lists",
        "struct, records",
        "map, maps",
        "binary, bytes",
        "fixed-binary, bytes",
        "runs, runs of one value",
        "interval, months and days"
    })
    void namesTheColumnThatNoTableHolds(String name, String type) throws IOException {
        Path file = golden("odd-" + name + ".arrow");
        assertThatThrownBy(() -> Table.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file + ", column \"odd one\": expected numbers, texts")
                .hasMessageContaining("got " + type + ";");
    }

    /// The same for every part of a file is checked by DamagedArrowTest.
    @Test
    void changedBytesEndInOneLineAtMost() throws IOException {
        byte[] whole = Files.readAllBytes(golden("pandas.feather"));
        Path file = folder.resolve("changed.feather");
        Random chance = new Random(5);
        int noticed = 0;
        for (int i = 0; i < 60; i++) {
            byte[] changed = whole.clone();
            changed[8 + chance.nextInt(whole.length - 8)] ^= (byte) (1 << chance.nextInt(8));
            Files.write(file, changed);
            try {
                Table.read(file);
            } catch (DataException e) {
                assertThat(e.getMessage()).contains("changed.feather").doesNotContain("\n");
                noticed++;
            }
        }
        assertThat(noticed).isBetween(1, 59);
    }

    @Test
    void saysThatTheFirstVersionOfFeatherIsNotRead() throws IOException {
        Path file = golden("version-1.feather");
        assertThatThrownBy(() -> Table.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("got a Feather file of version 1;");
    }

    private static List<String> texts(Table table, String name) {
        Column column = table.column(name);
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            texts.add(column.text(row));
        }
        return texts;
    }
}
