package io.tarn.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as people have them, which must load.
final class MessyFilesTest {
    @TempDir private Path folder;

    private Path file(String name, String text) throws IOException {
        return file(name, text, StandardCharsets.UTF_8);
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private Table table(String text) throws IOException {
        return Table.read(file("x.csv", text));
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).toList();
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|', '^', '~'})
    void findsTheSeparator(char separator) throws IOException {
        String text =
                "name,age\n\"Ann, ; | x\",31\nBen,42\nCid,7\n".replace(",age", separator + "age");
        String body =
                text.replace("\",3", "\"" + separator + "3").replace("n,4", "n" + separator + "4");
        Table table = table(body.replace("d,7", "d" + separator + "7"));
        assertThat(table.names()).containsExactly("name", "age");
        assertThat(((Numbers) table.column("age")).values()).containsExactly(31, 42, 7);
        assertThat(table.column("name").text(0)).isEqualTo("Ann, ; | x");
    }

    @Test
    void readsTheSeparatorThatItIsTold() throws IOException {
        Path file = file("x.txt", "a:b\n1:2\n3:4\n");
        Table table = Table.read(file, c -> c.separator(':'));
        assertThat(((Numbers) table.column("b")).values()).containsExactly(2, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "UTF-16"})
    void findsTheEncoding(String name) throws IOException {
        Charset charset = Charset.forName(name);
        Table table = Table.read(file("x.csv", "città,n\nKöln,1\nÉvry,2\n", charset));
        assertThat(table.names()).containsExactly("città", "n");
        assertThat(texts(table.column("città"))).containsExactly("Köln", "Évry");
    }

    @Test
    void readsANamedEncoding() throws IOException {
        Charset greek = Charset.forName("ISO-8859-7");
        Path file = file("x.csv", "πόλη,n\nΑθήνα,1\nΠάτρα,2\n", greek);
        Table table = Table.read(file, c -> c.encoding("ISO-8859-7"));
        assertThat(table.column("πόλη").text(0)).isEqualTo("Αθήνα");
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        assertThat(table("\uFEFFa,b\n1,2\n").names()).containsExactly("a", "b");
        assertThat(table("\uFEFF\"a b\",b\n1,2\n").names()).containsExactly("a b", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsAllLineEnds(String end) throws IOException {
        String text = "a,b\n1,x\n2,y\n3,x\n".replace("\n", end);
        assertThat(((Numbers) table(text).column("a")).values()).containsExactly(1, 2, 3);
    }

    @Test
    void readsMixedLineEndsAndNoLastOne() throws IOException {
        assertThat(table("a,b\r\n1,x\n2,y\r\n3,z").rows()).isEqualTo(3);
    }

    @Test
    void givesNamesToBlankAndDoubleHeaders() throws IOException {
        Table table = table("a,,a,A, b c ,\n1,2,3,4,5,6\n");
        assertThat(table.names()).containsExactly("a", "column2", "a_2", "A", "b c", "column6");
        assertThat(table.notes()).anyMatch(note -> note.contains("\"a_2\""));
        assertThat(((Numbers) table.column("A")).values()).containsExactly(4);
    }

    @Test
    void readsQuotedSeparatorsQuotesAndLineEnds() throws IOException {
        Table table = table("\"a\nb\",c\n\"x, \"\"y\"\"\nz\",1\n\"w\",2\n");
        assertThat(table.names()).containsExactly("a b", "c");
        assertThat(table.column("a b").text(0)).isEqualTo("x, \"y\"\nz");
    }

    @Test
    void keepsQuotesInsideOfFields() throws IOException {
        Table table = table("size,n\n5\" pipe,1\n6\" pipe,2\n");
        assertThat(texts(table.column("size"))).containsExactly("5\" pipe", "6\" pipe");
    }

    @Test
    void skipsEmptyLines() throws IOException {
        Table table = table("\n\na,b\n1,2\n\n3,4\n\n");
        assertThat(((Numbers) table.column("b")).values()).containsExactly(2, 4);
    }

    @Test
    void readsMarksOfMissingValues() throws IOException {
        String marks = ",\nNA,\nN/A,\nnull,\n?,\n-,\nnan,\nNaN,\nNULL,\n #N/A,\n\" ?\",\n";
        Table table = table("x,y\n1,u\n" + marks + "2,v\n");
        Numbers x = (Numbers) table.column("x");
        assertThat(x.missing()).isEqualTo(11);
        assertThat(table.column("y").missing()).isEqualTo(11);
        assertThat(x.values()[12]).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.5 | 12,000 | 1,234.5 | 12000",
                "1.234,5 | 12,5 | 1234.5 | 12.5",
                "$3.50 | $1,200 | 3.5 | 1200",
                "12 % | 7.5% | 12 | 7.5",
                "1 200,50 € | 3,10 € | 1200.5 | 3.1",
                "1'200.5 | 1'000'000 | 1200.5 | 1000000",
                "-5,5 | +3,25 | -5.5 | 3.25",
                "1e3 | .5 | 1000 | 0.5",
                "0.5 | 00:30 | NaN | NaN"
            })
    void readsNumbersAsPeopleWriteThem(String a, String b, String x, String y) throws IOException {
        Table table = table("n;k\n%s;1\n%s;2\n".formatted(a, b));
        double[] wanted = {Double.parseDouble(x.replace(",", "")), Double.parseDouble(y)};
        if (Double.isNaN(wanted[0])) {
            assertThat(table.column("n")).isInstanceOf(Texts.class);
        } else {
            assertThat(((Numbers) table.column("n")).values()).containsExactly(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-01 | 2024-12-31 | 2024-03-01",
                "2024-03-01 10:30 | 2024-12-31 00:00 | 2024-03-01T10:30",
                "2024-03-01T10:30:00Z | 2024-12-31T00:00:00Z | 2024-03-01T10:30",
                "2024-03-01T10:30:00+02:00 | 2024-12-31T00:00:00Z | 2024-03-01T08:30",
                "2024/03/01 | 2024/12/31 | 2024-03-01",
                "01.03.2024 | 31.12.2024 | 2024-03-01",
                "01/03/2024 | 31/12/2024 | 2024-03-01",
                "03/01/2024 | 12/31/2024 | 2024-03-01",
                "3/1/2024 9:05 PM | 12/31/2024 1:00 AM | 2024-03-01T21:05",
                "1 Mar 2024 | 31 Dec 2024 | 2024-03-01",
                "Mar 1, 2024 | Dec 31, 2024 | 2024-03-01",
                "March 1, 2024 | December 31, 2024 | 2024-03-01",
                "01-Mar-24 | 31-Dec-24 | 2024-03-01"
            })
    void readsDatesAsPeopleWriteThem(String a, String b, String first) throws IOException {
        Table table = table("d;k\n%s;1\n%s;2\n".formatted(a, b));
        assertThat(table.column("d")).isInstanceOf(Dates.class);
        assertThat(table.column("d").text(0)).isEqualTo(first);
    }

    @Test
    void readsNewRowsAsThoseBeforeThem() throws IOException {
        Table known = table("d;n\n25/12/2023;1.000\n03/04/2024;2,5\n");
        Path fresh = file("fresh.csv", "d;n\n03/04/2024;7.000\n");
        assertThat(Table.read(fresh).column("d").text(0)).isEqualTo("2024-03-04");
        Table alike = Table.read(fresh, c -> c.formats(known.formats()));
        assertThat(alike.column("d").text(0)).isEqualTo("2024-04-03");
        assertThat(alike.column("n").text(0)).isEqualTo("7000");
    }

    @Test
    void takesTheSeparatorThatExcelWritesFirst() throws IOException {
        assertThat(table("sep=;\r\na;b\r\n1;2\r\n").names()).containsExactly("a", "b");
        assertThat(table("sep=^\n\na^b\n1^2\n").column("b").text(0)).isEqualTo("2");
    }

    @Test
    void keepsCodesWithLeadingZerosAsText() throws IOException {
        assertThat(texts(table("zip,n\n01234,1\n98765,2\n").column("zip")))
                .containsExactly("01234", "98765");
    }

    @Test
    void readsMixedTypesAsText() throws IOException {
        Table table = table("x,n\n1,1\ntwo,2\n2024-01-01,3\n4,4\n");
        assertThat(texts(table.column("x"))).containsExactly("1", "two", "2024-01-01", "4");
    }

    @Test
    void countsAFewStrangeValuesAmongNumbersAsMissing() throws IOException {
        String rows =
                IntStream.range(0, 100).mapToObj(i -> i + ",k\n").collect(Collectors.joining());
        Table table = table("x,y\n" + rows + "oops,k\n");
        assertThat(table.column("x").missing()).isEqualTo(1);
        assertThat(table.notes()).anyMatch(note -> note.contains("\"oops\""));
    }

    @Test
    void keepsFormulasAsText() throws IOException {
        Table table = table("x,n\n=1+1,1\n\"=cmd|' /C calc'!A0\",2\n@SUM(A1),3\n");
        assertThat(texts(table.column("x")))
                .containsExactly("=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)");
    }

    @Test
    void readsTrueAndFalseInAnySpelling() throws IOException {
        Table table = table("x,n\nTRUE,1\nfalse,2\nTrue,3\n");
        assertThat(table.column("x")).isInstanceOf(Categories.class);
        assertThat(texts(table.column("x"))).containsExactly("true", "false", "true");
    }

    @Test
    void readsAFileWithoutNames() throws IOException {
        Table table = table("1.5,2\n3,4\n");
        assertThat(table.names()).containsExactly("column1", "column2");
        assertThat(table.rows()).isEqualTo(2);
    }

    @Test
    void readsRowNamesAsRWritesThem() throws IOException {
        String rows =
                IntStream.range(0, 9)
                        .mapToObj(i -> "r" + i + ",1,2\n")
                        .collect(Collectors.joining());
        assertThat(table("a,b\n" + rows).names()).containsExactly("row", "a", "b");
    }

    @Test
    void readsOneColumn() throws IOException {
        assertThat(((Numbers) table("x\n1\n2\n").column("x")).values()).containsExactly(1, 2);
    }

    @Test
    void readsGzipWhateverItsName() throws IOException {
        for (String name : List.of("x.csv.gz", "x.csv")) {
            Path file = folder.resolve(name);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write("a;b\n1;é\n2;é\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            assertThat(Table.read(file).column("b").text(1)).isEqualTo("é");
        }
    }

    @Test
    void readsAThousandColumns() throws IOException {
        String names =
                IntStream.range(0, 1000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row =
                IntStream.range(0, 1000)
                        .mapToObj(i -> i % 10 == 0 ? "a" : "" + i)
                        .collect(Collectors.joining(","));
        Table table = table(names + "\n" + (row + "\n").repeat(50));
        assertThat(table.columns()).hasSize(1000);
        assertThat(((Numbers) table.column("c999")).values()[49]).isEqualTo(999);
    }

    @Test
    void keepsTheOrderOfRows() throws IOException {
        String rows =
                IntStream.range(0, 50_000)
                        .mapToObj(i -> i + ",\"a\nb\"\n")
                        .collect(Collectors.joining());
        double[] values = ((Numbers) table("n,t\n" + rows).column("n")).values();
        assertThat(values).isEqualTo(IntStream.range(0, 50_000).asDoubleStream().toArray());
    }

    @Test
    void countsInfinityAsMissing() throws IOException {
        assertThat(table("x,y\n1,a\ninf,b\n1e999,c\n").column("x").missing()).isEqualTo(2);
    }
}
