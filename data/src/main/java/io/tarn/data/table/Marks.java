package io.tarn.data.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The marks by which people write that a value is missing.
final class Marks {
    private static final List<String> MARKS =
            List.of(
                    "", " ", "  ", "?", "-", "--", "NA", "N/A", "#N/A", "<NA>", "NaN", "null",
                    "nil");

    private Marks() {}

    /// All marks in their usual spellings, also after a space, as a list in SQL.
    static String list() {
        return list((char) 0);
    }

    /// The same without those that hold the separator of fields.
    static String list(char separator) {
        List<String> spellings = new ArrayList<>();
        for (String mark : MARKS) {
            spellings.add(mark);
            spellings.add(mark.toLowerCase(Locale.ROOT));
            spellings.add(mark.toUpperCase(Locale.ROOT));
            spellings.add(
                    mark.isEmpty()
                            ? ""
                            : mark.charAt(0) + mark.substring(1).toLowerCase(Locale.ROOT));
        }
        spellings.addAll(List.copyOf(spellings).stream().map(mark -> " " + mark).toList());
        return spellings.stream()
                .distinct()
                .filter(mark -> mark.indexOf(separator) < 0)
                .map(Duck::text)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// Whether a text, without spaces around it, is a mark.
    static boolean isMark(String text) {
        String bare = text.strip();
        return bare.isEmpty() || MARKS.stream().anyMatch(bare::equalsIgnoreCase);
    }
}
