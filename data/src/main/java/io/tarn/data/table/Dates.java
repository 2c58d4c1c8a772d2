package io.tarn.data.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/// A column of dates or times, in milliseconds since 1970; [#MISSING] is a missing one.
public record Dates(String name, long[] millis) implements Column {
    public static final long MISSING = Long.MIN_VALUE;

    @Override
    public int size() {
        return millis.length;
    }

    @Override
    public boolean isMissing(int row) {
        return millis[row] == MISSING;
    }

    /// `2026-01-31`, or `2026-01-31T12:00` where there is a time of day.
    @Override
    public String text(int row) {
        if (isMissing(row)) {
            return "";
        }
        LocalDateTime time =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(millis[row]), ZoneOffset.UTC);
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    @Override
    public Dates rows(int... indices) {
        return new Dates(name, Arrays.stream(indices).mapToLong(i -> millis[i]).toArray());
    }

    @Override
    public Dates named(String other) {
        return new Dates(other, millis);
    }
}
