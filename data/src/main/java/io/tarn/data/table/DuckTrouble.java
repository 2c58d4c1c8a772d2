package io.tarn.data.table;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What DuckDB complains of, in one line that names file and line.
final class DuckTrouble {
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern FIELDS =
            Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    /// Lines that the new message repeats in its own way.
    private static final Pattern SAID = Pattern.compile("CSV Error on Line|^Original Line|^\\s*$");

    private static final Pattern START = Pattern.compile("^(\\w[\\w ]*Error: )+");

    private DuckTrouble() {}

    static DataException of(Path file, SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher line = LINE.matcher(message);
        String where = line.find() ? file + ", line " + line.group(1) : file.toString();
        Matcher fields = FIELDS.matcher(message);
        if (fields.find()) {
            return DataException.of(
                    where,
                    fields.group(1)
                            + (fields.group(1).equals("1") ? " field" : " fields")
                            + ", as in the first line",
                    fields.group(2),
                    "mend the line, or put a field that holds the separator into quotes",
                    failure);
        }
        if (message.contains("unterminated quote")
                || message.contains("quote should be followed")) {
            return DataException.of(
                    where,
                    "a quote at both ends of a field",
                    "one that does not end",
                    "double the quotes inside of a field",
                    failure);
        }
        if (message.contains("Maximum line size")) {
            return DataException.of(
                    where, "lines under 2 MB", "a longer one", "look for a lost quote", failure);
        }
        if (message.startsWith("Out of Memory")) {
            return DataException.of(
                    where,
                    "a table that fits into memory",
                    "a larger one",
                    "take some rows",
                    failure);
        }
        return DataException.of(
                where,
                "a whole table",
                "a damaged one: " + brief(message),
                "write or fetch it again",
                failure);
    }

    static DataException of(String who, String query, SQLException failure) {
        return DataException.of(
                who,
                "a query that can run",
                "\"" + query.strip().replaceAll("\\s+", " ") + "\"",
                brief(String.valueOf(failure.getMessage())),
                failure);
    }

    /// The first line that says what is wrong, without the names of kinds of errors before it.
    private static String brief(String message) {
        int inner = message.lastIndexOf("\nError: ");
        String rest = inner < 0 ? message : message.substring(inner + "\nError: ".length());
        String line =
                rest.strip()
                        .lines()
                        .filter(text -> !SAID.matcher(text).find())
                        .findFirst()
                        .orElse("no reason");
        return START.matcher(line).replaceFirst("").strip();
    }
}
