package io.tarn.data.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides what the values of one column mean.
final class KindFinder {
    private static final int ENOUGH = 20;
    private static final double SENTENCE_WORDS = 2.5;
    private static final int MOST_CODES = 200;
    private static final List<Set<String>> TRUTHS =
            List.of(
                    Set.of("true", "false"),
                    Set.of("yes", "no"),
                    Set.of("y", "n"),
                    Set.of("t", "f"),
                    Set.of("on", "off"),
                    Set.of("0", "1"));

    /// Names of columns that count or name rows.
    private static final Pattern ID_NAME =
            Pattern.compile(
                    "(.*[ _.-])?(id|ids|index|idx|key|uuid|guid|rownum|row|nr|no|number|unnamed.*)|.*[a-z]I[dD]|column1",
                    Pattern.UNICODE_CASE);

    /// Names of columns whose numbers are codes, so that their size means nothing.
    private static final Pattern CODE_NAME =
            Pattern.compile(
                    "(.*[ _.-])?(id|code|zip|zipcode|postcode|postal|cd)|.*[a-z](Id|ID|Code)");

    private KindFinder() {}

    /// A kind and the reason for it.
    record Finding(Kind kind, String reason) {
        @Override
        public String toString() {
            return kind.name().toLowerCase(Locale.ROOT) + ", " + reason;
        }
    }

    static Finding of(Column column) {
        int present = column.size() - column.missing();
        if (present == 0) {
            return new Finding(Kind.CONSTANT, "all values are missing");
        }
        return switch (column) {
            case Numbers numbers -> numbers(numbers, present);
            case Dates dates -> dates(dates, present);
            case Categories categories -> texts(categories, present);
            case Texts texts -> texts(texts, present);
        };
    }

    private static Finding constant(Column column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                return new Finding(Kind.CONSTANT, "every value is \"" + column.text(row) + "\"");
            }
        }
        return new Finding(Kind.CONSTANT, "all values are missing");
    }

    private static Finding dates(Dates column, int present) {
        long first = Arrays.stream(column.millis()).filter(m -> m != Dates.MISSING).min().orElse(0);
        long last = Arrays.stream(column.millis()).max().orElse(0);
        return first == last && present == column.size()
                ? constant(column)
                : new Finding(Kind.DATE, "dates from %s to %s".formatted(date(first), date(last)));
    }

    private static String date(long millis) {
        return new Dates("", new long[] {millis}).text(0);
    }

    private static Finding numbers(Numbers column, int present) {
        double[] values =
                Arrays.stream(column.values()).filter(value -> !Double.isNaN(value)).toArray();
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(0);
        if (min == max && present == column.size()) {
            return constant(column);
        }
        if (!Arrays.stream(values).allMatch(Numbers::isWhole)) {
            return new Finding(Kind.NUMERIC, "numbers with fractions");
        }
        if (Arrays.stream(values).allMatch(value -> value == 0 || value == 1)) {
            return new Finding(Kind.BOOLEAN, "only 0 and 1");
        }
        boolean unique = max - min + 1 >= present && isUnique(values);
        if (unique && present >= ENOUGH && present == column.size()) {
            if (ID_NAME.matcher(lower(column)).matches()
                    || ID_NAME.matcher(column.name()).matches()) {
                return new Finding(Kind.ID, "whole numbers, another in every row, called so");
            }
            // a counter, or some rows of one: from about 0 to at most twice the number of rows
            if (min >= 0 && min <= 2 + 0.05 * present && max <= 2.0 * present) {
                return new Finding(Kind.ID, "a counter of the rows");
            }
        }
        if (!unique && isCode(column, values)) {
            return new Finding(Kind.CATEGORICAL, "numbers that are codes, by the name");
        }
        return new Finding(Kind.NUMERIC, "whole numbers");
    }

    private static String lower(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isUnique(double[] values) {
        double[] sorted = values.clone();
        Arrays.parallelSort(sorted);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return false;
            }
        }
        return true;
    }

    static boolean isCodeName(String column) {
        return CODE_NAME.matcher(column.toLowerCase(Locale.ROOT)).matches()
                || CODE_NAME.matcher(column).matches();
    }

    private static boolean isCode(Numbers column, double[] values) {
        return isCodeName(column.name())
                && Arrays.stream(values).distinct().limit(MOST_CODES + 1L).count() <= MOST_CODES;
    }

    private static Finding texts(Column column, int present) {
        Set<String> distinct = new HashSet<>();
        long words = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                String text = column.text(row);
                distinct.add(text);
                words += words(text);
            }
        }
        double average = (double) words / present;
        if (distinct.size() == 1 && present == column.size()) {
            return constant(column);
        }
        if (TRUTHS.stream().anyMatch(pair -> isOf(distinct, pair))) {
            return new Finding(
                    Kind.BOOLEAN,
                    "only " + String.join(" and ", distinct.stream().sorted().toList()));
        }
        boolean mostly = distinct.size() > 0.5 * present;
        String counted = "%d different among %d".formatted(distinct.size(), present);
        if (average >= SENTENCE_WORDS
                && distinct.size() > Math.min(ENOUGH, present / 2)
                && distinct.size() > 0.2 * present) {
            return new Finding(Kind.TEXT, "texts of %.0f words, %s".formatted(average, counted));
        }
        if (distinct.size() == present && present == column.size() && present >= ENOUGH) {
            return new Finding(Kind.ID, "another text in every row");
        }
        return new Finding(
                Kind.CATEGORICAL, (mostly ? "many levels, " : "levels that repeat, ") + counted);
    }

    private static boolean isOf(Set<String> levels, Set<String> pair) {
        return levels.size() == 2
                && levels.stream().allMatch(level -> pair.contains(level.toLowerCase(Locale.ROOT)));
    }

    private static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(i));
            words += letter && !inside ? 1 : 0;
            inside = letter || (inside && text.charAt(i) == '\'');
        }
        return words;
    }
}
