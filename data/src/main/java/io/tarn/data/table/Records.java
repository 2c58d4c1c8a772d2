package io.tarn.data.table;

import java.util.ArrayList;
import java.util.List;

/// Splits the beginning of a text file into lines and fields, with quotes.
final class Records {
    private static final int MOST = 200;

    private Records() {}

    /// The first records; a last one that may be cut off is left out unless `isWhole`. Empty lines are skipped.
    static List<List<String>> of(String text, char separator, boolean isWhole) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length() && records.size() < MOST; i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    field.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                fields.add(field.toString());
                field.setLength(0);
            } else if (c == '\n') {
                end(records, fields, field);
                fields = new ArrayList<>();
            } else {
                field.append(c);
            }
        }
        if (isWhole && records.size() < MOST) {
            end(records, fields, field);
        }
        return records;
    }

    private static void end(List<List<String>> records, List<String> fields, StringBuilder field) {
        if (!fields.isEmpty() || !field.toString().isBlank()) {
            fields.add(field.toString());
            records.add(fields);
        }
        field.setLength(0);
    }
}
