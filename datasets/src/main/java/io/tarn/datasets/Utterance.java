package io.tarn.datasets;

import io.tarn.data.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// One recording of a real speaker.
///
/// @param file a WAV file
/// @param language `en`, `es`, `fr`, `it` or `ru`
/// @param speaker who says it; one of them speaks two languages
/// @param item what is said, by a name that is the same in all languages: `digits/7`
/// @param text what is said, of English in lower case: `press zero for help`, and `a. m.` for two letters; else empty
public record Utterance(Path file, String language, String speaker, String item, String text) {
    /// The recordings of a folder, in the order of its `recordings.csv`.
    static List<Utterance> in(Path folder) {
        Table table = Table.read(folder.resolve("recordings.csv"));
        return IntStream.range(0, table.rows())
                .mapToObj(row ->
                        new Utterance(
                                folder.resolve(cell(table, "file", row)),
                                cell(table, "language", row),
                                cell(table, "speaker", row),
                                cell(table, "item", row),
                                cell(table, "text", row)))
                .toList();
    }

    private static String cell(Table table, String column, int row) {
        return table.column(column).text(row);
    }
}
