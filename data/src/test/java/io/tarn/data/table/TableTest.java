package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableTest {
    private static final String PARTS =
            "SELECT 1::INTEGER AS i, 2.5::DECIMAL(9,2) AS d, true AS b, 'x' AS s, DATE '2024-02-29' AS t, NULL::DOUBLE AS n"
                    + " UNION ALL SELECT NULL, -1, NULL, NULL, NULL, NULL";

    @TempDir private Path folder;

    @Test
    void readsParquetWithItsTypes() {
        Table table = Table.read(Written.parquet(folder.resolve("x.parquet"), PARTS));
        assertThat(table.rows()).isEqualTo(2);
        assertThat(((Numbers) table.column("i")).values()).containsExactly(1, Double.NaN);
        assertThat(((Numbers) table.column("d")).values()).containsExactly(2.5, -1);
        assertThat(((Categories) table.column("b")).levels()).containsExactly("false", "true");
        assertThat(((Categories) table.column("b")).codes()).containsExactly(1, -1);
        assertThat(table.column("s").text(0)).isEqualTo("x");
        assertThat(table.column("s").isMissing(1)).isTrue();
        assertThat(table.column("t").text(0)).isEqualTo("2024-02-29");
        assertThat(table.column("n").missing()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\": 1, \"b\": \"NA\"}, {\"a\": 2.5, \"c\": [1, {\"d\": 2}]}]",
                "{\"a\": 1, \"b\": null}\n{\"a\": 2.5, \"c\": [1, {\"d\": 2}]}\n"
            })
    void readsJsonAndLinesOfJson(String text) throws IOException {
        Table table = Table.read(Files.writeString(folder.resolve("x.json"), text));
        assertThat(((Numbers) table.column("a")).values()).containsExactly(1, 2.5);
        assertThat(table.column("b").missing()).isEqualTo(2);
        assertThat(table.column("c").text(1)).contains("2");
    }

    @Test
    void answersAQueryOverAFile() throws IOException {
        Path file =
                Files.writeString(folder.resolve("x.csv"), "Name,age,Age\nAnn,31,1\nBen,42,2\n");
        Table table =
                Table.read(
                        file,
                        c ->
                                c.sql(
                                        "select name, age * 2 as twice, age_2 from data where age > 40"));
        assertThat(table.names()).containsExactly("Name", "twice", "Age_2");
        assertThat(((Numbers) table.column("twice")).values()).containsExactly(84);
    }

    @Test
    void answersAQueryOverParquet() {
        Path file = Written.parquet(folder.resolve("it's.parquet"), PARTS);
        Table table =
                Table.sql(
                        "select i + 1 as j from '"
                                + file.toString().replace("'", "''")
                                + "' where i = 1");
        assertThat(((Numbers) table.column("j")).values()).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'); COPY (SELECT 1) TO 'stolen.csv'; --.csv",
                "'; DROP TABLE raw; --.csv",
                "a*b?[c]{d}.csv",
                "year=2020 month=1.csv",
                "ünï 東京 \"q\".csv"
            })
    void takesNamesOfFilesAsTheyAre(String name) throws IOException {
        Files.writeString(folder.resolve("axbyc{d}.csv"), "stolen,x\n1,2\n");
        Path nested = Files.createDirectories(folder.resolve("key=5"));
        Path file = Files.writeString(nested.resolve(name), "a,b\n1,2\n");
        assertThat(Table.read(file).names()).containsExactly("a", "b");
        assertThat(Files.list(nested)).containsExactly(file);
        assertThat(Path.of("stolen.csv")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table x as select 1",
                "select 1; copy data to '%s/stolen.csv'",
                "copy data to '%s/stolen.csv'",
                "select * from data) to '%s/stolen.csv' --",
                "select * from read_csv('%s/secret.csv')",
                "select * from '%s/secret.csv'",
                "select * from read_text('%s/secret.csv')",
                "attach '%s/stolen.csv' as s",
                "install httpfs",
                "select getenv('HOME')",
                "set enable_external_access = true"
            })
    void aQueryOverAFileReachesNothingElse(String query) throws IOException {
        Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
        Path file = Files.writeString(folder.resolve("x.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> Table.read(file, c -> c.sql(query.formatted(folder))))
                .isInstanceOf(DataException.class)
                .hasMessageNotContaining("\n");
        assertThat(folder.resolve("stolen.csv")).doesNotExist();
    }

    @Test
    void columnNamesCannotBreakOut() throws IOException {
        String names = "\"x\"\"; DROP TABLE raw; --\",\"a'b\",\"%s %d\"\n";
        Path file = Files.writeString(folder.resolve("x.csv"), names + "1,2,$3\n4,5,$6\n");
        Table table = Table.read(file, c -> c.sql("select * from data"));
        assertThat(table.names()).containsExactly("x\"; DROP TABLE raw; --", "a'b", "%s %d");
        assertThat(((Numbers) table.column("%s %d")).values()).containsExactly(3, 6);
    }

    @Test
    void namesTheNearestColumn() {
        Table table = Table.of(List.of(new Numbers("Survived", new double[] {1})));
        assertThatThrownBy(() -> table.column("survivd"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("did you mean \"Survived\"?");
        assertThatThrownBy(() -> table.column("price"))
                .hasMessageContaining("choose from Survived");
    }

    @Test
    void takesRowsAndColumns() {
        Table table =
                Table.of(
                        List.of(
                                new Numbers("n", new double[] {1, 2, 3}),
                                new Categories("c", new int[] {0, -1, 1}, List.of("a", "b")),
                                new Dates("d", new long[] {0, Dates.MISSING, 86_400_000}),
                                new Texts("t", Arrays.asList("x", null, "z"))));
        Table chosen = table.rows(2, 0, 2, 1).without("n").with(new Numbers("m", new double[4]));
        assertThat(chosen.names()).containsExactly("c", "d", "t", "m");
        assertThat(chosen.column("c").text(0)).isEqualTo("b");
        assertThat(chosen.column("d").text(2)).isEqualTo("1970-01-02");
        for (String name : List.of("c", "d", "t")) {
            assertThat(chosen.column(name).isMissing(3)).isTrue();
            assertThat(chosen.column(name).text(3)).isEmpty();
        }
        assertThat(table.with(new Numbers("c", new double[3])).column("c"))
                .isInstanceOf(Numbers.class);
    }

    @Test
    void rejectsColumnsOfOtherLengthsAndNamesTwice() {
        var one = new Numbers("a", new double[1]);
        assertThatThrownBy(() -> Table.of(List.of(one, new Numbers("b", new double[2]))))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> Table.of(List.of(one, one))).isInstanceOf(DataException.class);
    }
}
