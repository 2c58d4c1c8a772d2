package io.tarn.data.table.arrow;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/// A column as the schema of a file describes it.
///
/// @param type what its values are
/// @param naming how it names values of a dictionary, if it does
record Field(String name, Place place, ColumnType type, Optional<Naming> naming) {
    /// Names values of a dictionary by whole numbers.
    record Naming(long dictionary, int bits, boolean signed) {}

    static Field of(FlatTable field, Place file) {
        String name = field.text(0);
        Place place = file.column(name);
        Optional<Naming> naming =
                field.table(4)
                        .map(encoding ->
                                new Naming(
                                        encoding.eight(0),
                                        encoding.table(1)
                                                .map(type -> WholeTypes.bits(type, place))
                                                .orElse(32),
                                        encoding.table(1).map(type -> type.truth(1)).orElse(true)));
        return new Field(name, place, type(field, place), naming);
    }

    private static ColumnType type(FlatTable field, Place place) {
        int kind = field.one(2);
        FlatTable type = field.table(3).orElseThrow(() -> place.damaged("a column without a type"));
        return switch (kind) {
            case 1 ->
                    new ColumnType(
                            ArrowColumn.Form.NUMBER,
                            (buffers, rows) -> {
                                buffers.nodes(rows);
                                return new NoValues();
                            });
            case 2 -> WholeTypes.integers(type, place);
            case 3 -> FractionTypes.floats(type, place);
            case 5 -> TextTypes.between(4);
            case 6 -> WholeTypes.truths();
            case 7 -> FractionTypes.decimals(type, place);
            case 8 -> TimeTypes.dates(type, place);
            case 9 -> TimeTypes.times(type, place);
            case 10 -> TimeTypes.timestamps(type, place);
            case 18 -> FractionTypes.durations(type, place);
            case 20 -> TextTypes.between(8);
            case 24 -> TextTypes.views();
            case 4, 15, 19, 23 -> throw place.type("bytes");
            case 11 -> throw place.type("months and days");
            case 12, 16, 21, 25, 26 -> throw place.type("lists");
            case 13 -> throw place.type("records");
            case 14 -> throw place.type("values of several types");
            case 17 -> throw place.type("maps");
            case 22 -> throw place.type("runs of one value");
            default -> throw place.damaged("a column of the unknown type " + kind);
        };
    }

    Values decode(Buffers buffers, int rows, Map<Long, Dictionary> dictionaries)
            throws IOException {
        if (naming.isEmpty()) {
            return type.decoder().decode(buffers, rows);
        }
        Naming how = naming.get();
        Validity validity = buffers.validity(rows);
        IntToLongFunction numbers =
                WholeTypes.of(buffers.next((long) how.bits() / 8 * rows), how.bits(), how.signed());
        Dictionary dictionary = dictionaries.getOrDefault(how.dictionary(), new Dictionary());
        return dictionary.named(validity, numbers, place);
    }
}
