package io.tarn.auto.media;

import io.tarn.data.DataException;
import io.tarn.data.table.Table;
import java.util.List;

/// Which columns of a table hold texts and their classes.
///
/// @param text empty takes the column `text`, or the only one that is left
/// @param label empty takes the column `label`
public record MediaColumns(String text, String label) {
    static final MediaColumns USUAL = new MediaColumns("", "");

    public MediaColumns text(String name) {
        return new MediaColumns(name, label);
    }

    public MediaColumns label(String name) {
        return new MediaColumns(text, name);
    }

    /// The same with the names that a table has.
    MediaColumns in(Table table) {
        String classes = label.isEmpty() ? found(table.names(), "label", "classes") : label;
        table.column(classes);
        List<String> others = table.names().stream().filter(it -> !it.equals(classes)).toList();
        String texts =
                !text.isEmpty()
                        ? text
                        : others.size() == 1
                                ? others.getFirst()
                                : found(others, "text", "texts to classify");
        table.column(texts);
        return new MediaColumns(texts, classes);
    }

    private static String found(List<String> names, String usual, String what) {
        return names.stream()
                .filter(usual::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() ->
                        DataException.of(
                                "MediaPredictor.evaluate",
                                "a column %s with the %s".formatted(usual, what),
                                "the columns " + String.join(", ", names),
                                "name it by %s(…), on the command line by --%1$s"
                                        .formatted(usual)));
    }
}
