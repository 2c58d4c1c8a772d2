package io.tarn.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A table to be read: a header, rows of texts and numbers, perhaps some rows in bold.
///
/// Columns of numbers stand at the right. A `Number` is written with four significant digits; a text stays as it is.
public record Grid(List<String> header, List<List<String>> rows, Set<Integer> strong) {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+±−]?[\\d.,]+(e-?\\d+)?( ?[%‰kMG]| ?[a-zµ]{1,3}/?s?)?( ?± ?[\\d.,]+ ?%?)?|–|∞|");

    public Grid {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        strong = Set.copyOf(strong);
        for (var row : rows) {
            Checks.sameLength("Grid", "cells in a row as in the header", header.size(), row.size());
        }
    }

    public static Grid of(String... header) {
        return new Grid(List.of(header), List.of(), Set.of());
    }

    public static Grid of(List<String> header, List<? extends List<?>> rows) {
        var texts = new ArrayList<List<String>>();
        rows.forEach(row -> texts.add(row.stream().map(Grid::text).toList()));
        return new Grid(header, texts, Set.of());
    }

    public Grid row(Object... cells) {
        return new Grid(
                header, Lists.append(rows, Arrays.stream(cells).map(Grid::text).toList()), strong);
    }

    /// A row in bold, such as the best model's.
    public Grid strongRow(Object... cells) {
        var more = new TreeSet<>(strong);
        more.add(rows.size());
        var longer = row(cells);
        return new Grid(header, longer.rows, more);
    }

    private static String text(Object cell) {
        return switch (cell) {
            case Double number -> Numerals.text(number);
            case Float number -> Numerals.text(number);
            case Number number -> Numerals.text(number.doubleValue());
            default -> String.valueOf(cell);
        };
    }

    /// Whether a column holds numbers only.
    boolean isNumeric(int column) {
        return rows.stream().anyMatch(row -> !row.get(column).isEmpty())
                && rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }
}
