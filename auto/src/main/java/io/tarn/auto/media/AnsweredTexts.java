package io.tarn.auto.media;

import io.tarn.data.DataException;
import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// The rows of a table with a column of texts and a column of their classes; rows without a class are left out.
record AnsweredTexts(Column texts, Column labels, int[] rows, List<String> notes)
        implements Answered {
    static AnsweredTexts of(Table table, MediaColumns columns, String who) {
        MediaColumns named = columns.in(table);
        Column labels = table.column(named.label());
        int[] rows =
                IntStream.range(0, table.rows()).filter(row -> !labels.isMissing(row)).toArray();
        if (rows.length == 0) {
            throw DataException.of(
                    who,
                    "rows with a class in " + named.label(),
                    "none among %,d".formatted(table.rows()),
                    "give rows whose answers are known");
        }
        int without = table.rows() - rows.length;
        List<String> notes =
                without == 0
                        ? List.of()
                        : List.of(
                                without == 1
                                        ? "1 row has no answer and was left out"
                                        : "%,d rows have no answer and were left out"
                                                .formatted(without));
        return new AnsweredTexts(table.column(named.text()), labels, rows, notes);
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public String label(int index) {
        return labels.text(rows[index]).strip();
    }

    @Override
    public String name(int index) {
        return "row %,d".formatted(rows[index] + 1);
    }

    @Override
    public Path file(int index, Scratch scratch) {
        return scratch.text("row-%d.txt".formatted(rows[index] + 1), texts.text(rows[index]));
    }
}
