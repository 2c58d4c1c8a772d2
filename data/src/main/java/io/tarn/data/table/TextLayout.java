package io.tarn.data.table;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where the fields of a text file are: the separator, the names, whether the first line holds them.
record TextLayout(char separator, List<String> names, boolean hasHeader, List<String> notes) {
    private static final String CANDIDATES = ",;\t|^~ ";
    private static final int SURE = 5;

    static TextLayout of(Path file, String sample, boolean isWhole, char wanted) {
        if (sample.isBlank()) {
            throw DataException.of(
                    file.toString(), "a line of names", "no whole line", "look at the file");
        }
        char separator = wanted;
        double best = 0;
        for (char candidate : wanted == 0 ? CANDIDATES.toCharArray() : new char[0]) {
            double score = score(Records.of(sample, candidate, isWhole));
            if (score > best && (candidate != ' ' || best == 0)) {
                best = score;
                separator = candidate;
            }
        }
        separator = separator == 0 ? ',' : separator;
        List<List<String>> records = Records.of(sample, separator, isWhole);
        if (records.isEmpty()) {
            throw DataException.of(
                    file.toString(), "a line of names", "no whole line", "look at the file");
        }
        return of(separator, records);
    }

    /// How well a separator fits: the share of lines with as many fields as the first, and then the number of fields.
    private static double score(List<List<String>> records) {
        if (records.isEmpty() || records.getFirst().size() < 2) {
            return 0;
        }
        int width = records.getFirst().size();
        long alike = records.stream().filter(record -> record.size() == width).count();
        if (isNamedByRow(records)) {
            alike = records.size();
        }
        double share = (double) alike / records.size();
        return share < 0.5 && records.size() > 2 ? 0 : share * 100 + Math.min(width, 1000) / 100.0;
    }

    /// Whether every line has one field more than the names, as R writes tables.
    private static boolean isNamedByRow(List<List<String>> records) {
        int width = records.getFirst().size();
        return records.size() > SURE
                && records.stream().skip(1).allMatch(record -> record.size() == width + 1);
    }

    private static TextLayout of(char separator, List<List<String>> records) {
        List<String> first = records.getFirst();
        List<String> notes = new ArrayList<>();
        boolean hasHeader = records.size() == 1 || !first.stream().allMatch(TextLayout::isNumber);
        List<String> names = new ArrayList<>();
        if (!hasHeader) {
            notes.add("the first line holds numbers only, so the columns were named column1, …");
            first.forEach(_ -> names.add(""));
        } else {
            if (isNamedByRow(records)) {
                boolean atEnd =
                        records.stream().skip(1).allMatch(record -> record.getLast().isBlank());
                names.addAll(first);
                names.add(atEnd ? names.size() : 0, atEnd ? "" : "row");
                notes.add("lines have one field more than names; it was named");
            } else {
                names.addAll(first);
            }
        }
        return new TextLayout(separator, unique(names, notes), hasHeader, notes);
    }

    private static boolean isNumber(String text) {
        try {
            return !text.isBlank() && Double.isFinite(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /// Gives names to columns without one, and others to those that come twice; the case of letters counts.
    static List<String> unique(List<String> names, List<String> notes) {
        Set<String> taken = new HashSet<>();
        List<String> unique = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip().replaceAll("\\R", " ");
            String wanted = name.isEmpty() ? "column" + (i + 1) : name;
            String chosen = wanted;
            for (int copy = 2; !taken.add(chosen); copy++) {
                chosen = wanted + "_" + copy;
            }
            if (!chosen.equals(name)
                    && !(name.isEmpty() && names.stream().allMatch(String::isEmpty))) {
                notes.add("column %d, \"%s\", was named \"%s\"".formatted(i + 1, name, chosen));
            }
            unique.add(chosen);
        }
        return unique;
    }

    /// The separator in words.
    String separatorName() {
        return switch (separator) {
            case '\t' -> "tab";
            case ' ' -> "space";
            default -> "\"" + String.valueOf(separator).toLowerCase(Locale.ROOT) + "\"";
        };
    }
}
