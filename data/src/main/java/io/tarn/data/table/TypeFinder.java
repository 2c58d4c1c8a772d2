package io.tarn.data.table;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides of each column of a table in DuckDB whether it holds numbers, dates, categories or texts, by looking at all values.
final class TypeFinder {
    /// The share of values that must be readable as a number or date; the others count as missing, with a note.
    private static final double NEARLY_ALL = 0.95;

    private static final int ENOUGH = 20;
    private static final int MOST_LEVELS = 100_000;
    private static final int AT_ONCE = 50;
    private static final int SAMPLE = 500;

    private final Duck duck;
    private final String source;
    private final List<String> notes;
    private final List<Reading> readings;
    private final Map<String, String> formats;

    /// @param formats the names of readings by columns, which are preferred where they suit; those that were found are added
    /// @param numbers the ways in which numbers may be written, the likelier first
    TypeFinder(
            Duck duck,
            String source,
            List<String> notes,
            List<Reading> numbers,
            Map<String, String> formats) {
        this.duck = duck;
        this.source = source;
        this.notes = notes;
        this.formats = formats;
        this.readings = Stream.concat(numbers.stream(), Reading.DATES.stream()).toList();
    }

    List<ColumnPlan> plans(List<String> names) throws SQLException {
        List<ColumnPlan> plans = new ArrayList<>();
        duck.each(
                "SELECT column_name, column_type FROM (DESCRIBE " + source + ")",
                row -> {
                    String own = row.getString(1);
                    String name = names.isEmpty() ? own : names.get(plans.size());
                    plans.add(first(name, Duck.name(own), row.getString(2), names.isEmpty()));
                });
        List<Integer> texts = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            if (plans.get(i).form() == Reading.Form.TEXT) {
                texts.add(i);
            }
        }
        for (int start = 0; start < texts.size(); start += AT_ONCE) {
            decide(plans, texts.subList(start, Math.min(start + AT_ONCE, texts.size())));
        }
        return plans;
    }

    private static ColumnPlan first(String name, String column, String type, boolean marks) {
        String kind = type.toUpperCase(Locale.ROOT);
        if (kind.equals("BOOLEAN")) {
            return ColumnPlan.of(name, column, Reading.Form.TRUTH, column);
        }
        if (kind.equals("TIME")) {
            return ColumnPlan.of(name, column, Reading.Form.NUMBER, "epoch(" + column + ") / 3600");
        }
        if (kind.matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*")) {
            return ColumnPlan.of(name, column, Reading.Form.NUMBER, column);
        }
        if (kind.equals("DATE") || kind.startsWith("TIMESTAMP")) {
            return ColumnPlan.of(name, column, Reading.Form.DATE, column);
        }
        String text = "trim(CAST(" + column + " AS VARCHAR))";
        String base =
                marks
                        ? "CASE WHEN %1$s NOT IN %2$s THEN %1$s END"
                                .formatted(text, "(" + Marks.list().replaceAll("^\\[|]$", "") + ")")
                        : column;
        return ColumnPlan.of(name, "(" + base + ")", Reading.Form.TEXT, "(" + base + ")");
    }

    /// Counts, of some columns of text at once, the values, the plain numbers and those with a leading zero, which are codes.
    private void decide(List<ColumnPlan> plans, List<Integer> which) throws SQLException {
        String counts =
                which.stream()
                        .map(i -> plans.get(i).base())
                        .map(base ->
                                "count(%1$s), count(%2$s), count(*) FILTER (%1$s >= '00' AND %1$s < '0:')"
                                        .formatted(base, Reading.PLAIN.of(base)))
                        .collect(Collectors.joining(", "));
        long[] found = duck.counts("SELECT " + counts + " FROM " + source);
        for (int k = 0; k < which.size(); k++) {
            int i = which.get(k);
            long values = found[3 * k];
            long numbers = found[3 * k + 1];
            boolean codes = found[3 * k + 2] > 0 && numbers == values;
            ColumnPlan plan = plans.get(i);
            if (numbers == values && !codes && !formats.containsKey(plan.name())) {
                plans.set(i, plan.with(Reading.PLAIN));
            } else {
                plans.set(
                        i,
                        codes && !formats.containsKey(plan.name())
                                ? text(plan, i)
                                : written(plan, i, values, numbers));
            }
        }
    }

    /// Numbers or dates as people write them; else text.
    private ColumnPlan written(ColumnPlan plan, int index, long values, long numbers)
            throws SQLException {
        Reading best = Reading.PLAIN;
        long most = numbers;
        for (Reading reading : candidates(plan)) {
            String count = "SELECT count(%s) FROM %s".formatted(reading.of(plan.base()), source);
            long readable = duck.counts(count)[0];
            boolean known = reading.name().equals(formats.get(plan.name()));
            if (readable > most || (known && readable == most)) {
                best = reading;
                most = readable;
            }
        }
        boolean enough = most == values || (values >= ENOUGH && most >= NEARLY_ALL * values);
        if (!enough) {
            return text(plan, index);
        }
        note(plan, best, values - most);
        if (best != Reading.PLAIN) {
            formats.put(plan.name(), best.name());
        }
        return plan.with(best);
    }

    /// The readings that suit nearly all of the first values.
    private List<Reading> candidates(ColumnPlan plan) throws SQLException {
        String counts =
                readings.stream()
                        .map(reading -> "count(" + reading.of("v") + ")")
                        .collect(Collectors.joining(", "));
        String few =
                "(SELECT %1$s AS v FROM %2$s WHERE %1$s IS NOT NULL LIMIT %3$d)"
                        .formatted(plan.base(), source, SAMPLE);
        long[] digits =
                duck.counts(
                        "SELECT count(*), count(*) FILTER (v SIMILAR TO '.*[0-9].*') FROM " + few);
        if (digits[1] < NEARLY_ALL * digits[0]) {
            return List.of();
        }
        long[] found = duck.counts("SELECT " + counts + " FROM " + few);
        List<Reading> suitable = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] >= 0.9 * digits[0]) {
                suitable.add(readings.get(i));
            }
        }
        return suitable;
    }

    private void note(ColumnPlan plan, Reading reading, long unread) throws SQLException {
        if (reading != Reading.PLAIN) {
            duck.each(
                    "SELECT %1$s FROM %2$s WHERE %3$s IS NOT NULL LIMIT 1"
                            .formatted(plan.base(), source, reading.of(plan.base())),
                    row ->
                            notes.add(
                                    "%s: \"%s\" was read as %s"
                                            .formatted(
                                                    plan.name(),
                                                    row.getString(1),
                                                    reading.name())));
        }
        if (unread > 0) {
            duck.each(
                    "SELECT %1$s FROM %2$s WHERE %1$s IS NOT NULL AND %3$s IS NULL LIMIT 1"
                            .formatted(plan.base(), source, reading.of(plan.base())),
                    row ->
                            notes.add(
                                    "%s: %d values such as \"%s\" are not %s and count as missing"
                                            .formatted(
                                                    plan.name(),
                                                    unread,
                                                    row.getString(1),
                                                    reading.name())));
        }
    }

    /// Categories where texts repeat, true and false in any spelling as such.
    private ColumnPlan text(ColumnPlan plan, int index) throws SQLException {
        String value = "nullif(trim(" + plan.base() + "), '')";
        ColumnPlan text = ColumnPlan.of(plan.name(), plan.base(), Reading.Form.TEXT, value);
        long[] counts =
                duck.counts(
                        ("SELECT count(%1$s), count(DISTINCT %1$s), count(DISTINCT lower(%1$s)) FILTER ("
                                        + "lower(%1$s) NOT IN ('true', 'false')) FROM %2$s")
                                .formatted(value, source));
        if (counts[0] > 0 && counts[2] == 0) {
            return ColumnPlan.of(plan.name(), plan.base(), Reading.Form.TRUTH, value);
        }
        if (counts[1] > counts[0] / 2 || counts[1] > MOST_LEVELS || counts[1] == 0) {
            return text;
        }
        String type = "levels_" + source + "_" + index;
        List<String> levels = new ArrayList<>();
        duck.run(
                "CREATE TYPE %s AS ENUM (SELECT DISTINCT %s AS level FROM %s WHERE %s IS NOT NULL ORDER BY level)"
                        .formatted(type, value, source, value));
        duck.each(
                "SELECT unnest(enum_range(NULL::" + type + "))::VARCHAR",
                row -> levels.add(row.getString(1)));
        return text.with(levels, type);
    }
}
