package io.tarn.data.table.arrow;

import io.tarn.data.table.arrow.ArrowColumn.Form;
import java.util.function.LongUnaryOperator;

/// The layouts of dates and times, as days or microseconds.
final class TimeTypes {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    /// About 200,000 years; databases count no further than 290,000.
    private static final long MOST_DAYS = 73_000_000;

    private TimeTypes() {}

    /// How many of a unit a second has: 0 is the second itself, 1 its thousandth, and so on.
    static long second(int unit, Place place) {
        return switch (unit) {
            case 0 -> 1;
            case 1 -> 1_000;
            case 2 -> 1_000_000;
            case 3 -> 1_000_000_000;
            default -> throw place.damaged("an unknown unit of time");
        };
    }

    /// Days, or milliseconds since 1970.
    static ColumnType dates(FlatTable type, Place place) {
        return type.two(0, 1) == 0
                ? WholeTypes.counted(Form.DAY, 32, true, days -> within(days, MOST_DAYS, place))
                : moments(1_000, place);
    }

    /// Those with a time zone are counted from 1970 in Greenwich, the others from 1970 wherever they are.
    static ColumnType timestamps(FlatTable type, Place place) {
        return moments(second(type.two(0, 0), place), place);
    }

    static ColumnType times(FlatTable type, Place place) {
        LongUnaryOperator micros = micros(second(type.two(0, 1), place), 1, place);
        int bits = type.four(1, 32) == 32 ? 32 : 64;
        return WholeTypes.counted(
                Form.TIME,
                bits,
                true,
                time -> {
                    long value = micros.applyAsLong(time);
                    if (value < 0) {
                        throw place.damaged("a time of day before midnight");
                    }
                    return value;
                });
    }

    private static ColumnType moments(long second, Place place) {
        return WholeTypes.counted(Form.MOMENT, 64, true, micros(second, MOST_DAYS, place));
    }

    private static LongUnaryOperator micros(long second, long mostDays, Place place) {
        if (second > SECOND) {
            long parts = second / SECOND;
            return value -> within(Math.floorDiv(value, parts), mostDays * DAY, place);
        }
        long micros = SECOND / second;
        return value -> within(value, mostDays * DAY / micros, place) * micros;
    }

    private static long within(long value, long most, Place place) {
        if (value > most || value < -most) {
            throw place.damaged("a time that is too far away, " + value);
        }
        return value;
    }
}
