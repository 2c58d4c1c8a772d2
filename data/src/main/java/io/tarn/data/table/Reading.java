package io.tarn.data.table;

import java.util.ArrayList;
import java.util.List;

/// A way in which people write numbers or dates as text, as an expression in SQL that is null for other texts.
///
/// @param expression has `%1$s` for the text
record Reading(String name, Form form, String expression) {
    /// What comes out of a reading.
    enum Form {
        NUMBER,
        DATE,
        TEXT,
        TRUTH
    }

    static final Reading PLAIN = new Reading("a number", Form.NUMBER, "TRY_CAST(%1$s AS DOUBLE)");

    /// What may stand around a number: spaces, apostrophes, currencies, percent signs.
    private static final String BARE =
            "regexp_replace(%1$s, '[\\s\\x{00A0}\\x{202F}''’_%%€$£¥₹]|^(USD|EUR|GBP|CHF|US|Fr\\.)|(USD|EUR|GBP|CHF|kr)$', '', 'g')";

    static final List<Reading> NUMBERS = numbers();

    /// The same, the likelier first: where a semicolon separates fields, the comma is a decimal one.
    static List<Reading> numbers(char separator) {
        return separator == ';' ? NUMBERS.reversed() : NUMBERS;
    }

    static final List<Reading> DATES = dates();

    String of(String text) {
        return expression.formatted(text);
    }

    private static List<Reading> numbers() {
        String point = "^[-+]?(\\d{1,3}(,\\d{3})+|\\d+)?(\\.\\d+)?([eE][-+]?\\d+)?$";
        String comma = "^[-+]?(\\d{1,3}(\\.\\d{3})+|\\d+)?(,\\d+)?$";
        return List.of(
                new Reading(
                        "a number with signs or separators around its digits",
                        Form.NUMBER,
                        "CASE WHEN regexp_matches("
                                + BARE
                                + ", '"
                                + point
                                + "') THEN TRY_CAST(replace("
                                + BARE
                                + ", ',', '') AS DOUBLE) END"),
                new Reading(
                        "a number with a decimal comma",
                        Form.NUMBER,
                        "CASE WHEN regexp_matches("
                                + BARE
                                + ", '"
                                + comma
                                + "') THEN TRY_CAST(replace(replace("
                                + BARE
                                + ", '.', ''), ',', '.') AS DOUBLE) END"));
    }

    private static List<Reading> dates() {
        List<Reading> readings = new ArrayList<>();
        readings.add(
                new Reading(
                        "a date, year first",
                        Form.DATE,
                        "CASE WHEN regexp_matches(%1$s, '^\\s*\\d{4}[-/]\\d') "
                                + "THEN CAST(TRY_CAST(%1$s AS TIMESTAMPTZ) AS TIMESTAMP) END"));
        for (String day :
                List.of(
                        // two digits of a year first: %Y would take them for the first century
                        "%m/%d/%y",
                        "%d/%m/%y",
                        "%d.%m.%y",
                        "%d-%b-%y",
                        "%m/%d/%Y",
                        "%d/%m/%Y",
                        "%d.%m.%Y",
                        "%d-%m-%Y",
                        "%m-%d-%Y",
                        "%Y.%m.%d",
                        "%d %b %Y",
                        "%d-%b-%Y",
                        "%b %d, %Y",
                        "%b %d %Y",
                        "%d %B %Y",
                        "%B %d, %Y",
                        "%a, %d %b %Y")) {
            String times =
                    List.of("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p", ", %H:%M")
                            .stream()
                            .map(time -> "'" + day + time + "'")
                            .reduce((a, b) -> a + ", " + b)
                            .orElse("");
            readings.add(
                    new Reading(
                            "a date, " + day,
                            Form.DATE,
                            "TRY_STRPTIME(trim(%1$s), [" + times.replace("%", "%%") + "])"));
        }
        readings.add(
                new Reading(
                        "a time, hh:mm",
                        Form.NUMBER,
                        "CASE WHEN regexp_matches(%1$s, '^\\s*\\d{1,2}:\\d\\d(:\\d\\d)?\\s*$') "
                                + "THEN epoch(TRY_CAST(trim(%1$s) AS TIME)) / 3600 END"));
        return List.copyOf(readings);
    }
}
