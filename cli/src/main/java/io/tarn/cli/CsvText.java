package io.tarn.cli;

import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/// Tables as CSV.
///
/// Texts that a spreadsheet would run as a formula get a quote in front, so that opening the file is harmless.
final class CsvText {
    private CsvText() {}

    /// Writes a file that is complete or not there.
    static void write(Table table, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try (Writer out = Files.newBufferedWriter(draft)) {
            write(table, out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static void write(Table table, Writer out) throws IOException {
        out.write(table.names().stream().map(CsvText::field).collect(Collectors.joining(",")));
        out.write('\n');
        for (int row = 0; row < table.rows(); row++) {
            int at = row;
            out.write(
                    table.columns().stream()
                            .map(column -> cell(column, at))
                            .collect(Collectors.joining(",")));
            out.write('\n');
        }
    }

    private static String cell(Column column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        return column instanceof Numbers ? column.text(row) : field(column.text(row));
    }

    private static String field(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String harmless = formula && !isNumber(text) ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    }
}
