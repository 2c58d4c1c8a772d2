package io.tarn.data.table;

import io.tarn.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Reads text whose fields stand between separators, such as CSV.
final class TextTable {
    private static final int SAMPLE = 1 << 18;

    private TextTable() {}

    static Table read(Duck duck, Path file, boolean packed, Table.Config config)
            throws IOException, SQLException {
        TextScan scan = TextScan.of(file, packed, config.encoding());
        if (scan.isPlain()) {
            return read(duck, file, file, packed, scan, config);
        }
        Path plain = Files.createTempFile("tarn-table-", ".csv");
        try {
            copy(file, packed, scan, plain);
            return read(duck, file, plain, false, scan, config);
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    private static Table read(
            Duck duck, Path file, Path plain, boolean packed, TextScan scan, Table.Config config)
            throws IOException, SQLException {
        char[] sample = new char[SAMPLE];
        int length = read(plain, packed, sample);
        String text = new String(sample, 0, length).replace("\r\n", "\n");
        // Excel may write the separator into a line of its own before the names
        boolean said = text.startsWith("sep=") && text.length() > 5 && text.charAt(5) == '\n';
        char wanted = said && config.separator() == 0 ? text.charAt(4) : config.separator();
        String rest = said ? text.substring(6) : text;
        TextLayout layout = TextLayout.of(file, rest, length < SAMPLE, wanted);
        long skipped = rest.lines().takeWhile(String::isBlank).count() + (said ? 1 : 0);
        Path path = plain.toAbsolutePath();
        duck.lockDown(path);
        duck.run(
                "CREATE TABLE raw AS SELECT * FROM " + source(path, packed, scan, layout, skipped));
        if (duck.counts("SELECT count(*) FROM raw")[0] == 0) {
            throw DataException.of(
                    file.toString(), "rows below the names", "none", "see how it was written");
        }
        List<String> notes = new ArrayList<>(layout.notes());
        if (!scan.encoding().equals(StandardCharsets.UTF_8)) {
            notes.add("the file is no UTF-8; it was read as " + scan.encoding().name());
        }
        if (layout.separator() != ',') {
            notes.add("fields stand between " + layout.separatorName());
        }
        return TypedColumns.read(
                duck,
                file.toString(),
                layout.names(),
                notes,
                Reading.numbers(layout.separator()),
                config);
    }

    private static String source(
            Path path, boolean packed, TextScan scan, TextLayout layout, long skipped) {
        String columns =
                IntStream.range(0, layout.names().size())
                        .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                        .collect(Collectors.joining(", ", "{", "}"));
        String quote = scan.quotes() ? "'\"'" : "''";
        return String.join(
                ", ",
                "read_csv(" + Duck.text(path.toString()),
                "auto_detect = false",
                "hive_partitioning = false",
                "compression = " + (packed ? "'gzip'" : "'none'"),
                "header = " + layout.hasHeader(),
                "skip = " + skipped,
                "delim = " + Duck.text(String.valueOf(layout.separator())),
                "quote = " + quote,
                "escape = " + quote,
                "nullstr = " + Marks.list(layout.separator()),
                "columns = " + columns + ")");
    }

    /// As many characters as fit, or as there are.
    private static int read(Path file, boolean packed, char[] characters) throws IOException {
        int length = 0;
        try (Reader reader =
                new InputStreamReader(TextScan.open(file, packed), StandardCharsets.UTF_8)) {
            int n = reader.read(characters);
            while (n > 0) {
                length += n;
                n = reader.read(characters, length, characters.length - length);
            }
        }
        return length;
    }

    /// Writes UTF-8 without a mark, whose lines end in a line feed.
    private static void copy(Path file, boolean packed, TextScan scan, Path plain)
            throws IOException {
        Charset charset = scan.encoding();
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(
                                charset.equals(StandardCharsets.UTF_8)
                                        ? CodingErrorAction.REPORT
                                        : CodingErrorAction.REPLACE);
        if (charset.name().equals("windows-1252")) {
            decoder.onMalformedInput(CodingErrorAction.REPLACE);
        }
        long line = 1;
        try (Reader reader =
                        new BufferedReader(
                                new InputStreamReader(TextScan.open(file, packed), decoder));
                Writer writer = Files.newBufferedWriter(plain, StandardCharsets.UTF_8)) {
            int before = '\uFEFF';
            boolean first = true;
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n' || c == '\r') {
                    line += c == '\n' && before == '\r' ? 0 : 1;
                }
                boolean skipped = (first && c == '\uFEFF') || (c == '\n' && before == '\r');
                if (!skipped) {
                    writer.write(c == '\r' ? '\n' : c);
                }
                before = c;
                first = false;
            }
        } catch (CharacterCodingException e) {
            throw DataException.of(
                    file + ", line " + line + " or soon after",
                    "text in " + charset.name(),
                    "other bytes",
                    "name its encoding: c -> c.encoding(\"ISO-8859-1\")",
                    e);
        }
    }
}
