package io.tarn.data.table;

import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Turns rows of a table into numbers, in ways learned from training rows only.
///
/// Three forms: `wide` for linear models and networks, `raw` for trees, `numbers` beside `codes` for networks with embeddings. Columns that
/// name the row, or that never change, are left out. New rows may lack columns or hold unknown categories; [#notes] tells.
public final class TableEncoder {
    /// How columns become features.
    ///
    /// @param levels how many levels of a column get a feature of their own; the rest is `other`
    /// @param words how many words of a column of texts get a feature of their own
    /// @param rare how many training rows a level needs at least; with very many rows it needs one in 5000
    public record Config(int levels, int words, int rare) {
        public Config {
            check("levels", levels, 2);
            check("words", words, 0);
            check("rare", rare, 1);
        }

        private static void check(String name, int value, int least) {
            if (value < least) {
                throw DataException.of(
                        "TableEncoder", name + " of " + least + " or more", value, "see Config");
            }
        }

        public Config levels(int most) {
            return new Config(most, words, rare);
        }

        public Config words(int most) {
            return new Config(levels, most, rare);
        }

        public Config rare(int least) {
            return new Config(levels, words, least);
        }
    }

    private final String target;
    private final List<ColumnEncoding> encodings;
    private final Map<String, String> dropped;
    private final Map<String, String> formats;

    private TableEncoder(
            String target,
            List<ColumnEncoding> encodings,
            Map<String, String> dropped,
            Map<String, String> formats) {
        this.target = target;
        this.encodings = List.copyOf(encodings);
        this.dropped = dropped;
        this.formats = Map.copyOf(formats);
    }

    public static TableEncoder fit(Table training, String target) {
        return fit(training, target, c -> c);
    }

    /// @param target the column to predict, which never becomes a feature; empty when there is none
    public static TableEncoder fit(Table training, String target, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(50, 200, 5));
        if (!target.isEmpty()) {
            training.column(target);
        }
        if (training.rows() == 0) {
            throw DataException.of("TableEncoder.fit", "rows to learn from", "none", "split less");
        }
        Table features = training.without(target);
        Schema schema = Schema.of(features);
        List<ColumnEncoding> encodings = new ArrayList<>();
        Map<String, String> dropped = new LinkedHashMap<>();
        for (Column column : features.columns()) {
            switch (schema.kind(column.name())) {
                case NUMERIC -> encodings.add(NumberEncoding.fit(column));
                case BOOLEAN ->
                        encodings.add(
                                column instanceof Numbers
                                        ? NumberEncoding.fit(column)
                                        : CategoryEncoding.fit(column, config));
                case CATEGORICAL -> {
                    CategoryEncoding encoding = CategoryEncoding.fit(column, config);
                    if (encoding.levels().isEmpty() && column.missing() == 0) {
                        dropped.put(column.name(), "no level comes often enough");
                    } else {
                        encodings.add(encoding);
                    }
                }
                case DATE -> encodings.add(DateEncoding.fit(column));
                case TEXT -> encodings.add(TextEncoding.fit(column, config));
                case ID, CONSTANT -> dropped.put(column.name(), schema.why(column.name()));
            }
        }
        return new TableEncoder(target, encodings, dropped, training.formats());
    }

    /// How dates and numbers were written in the training file; read new files by `c -> c.formats(encoder.formats())`.
    public Map<String, String> formats() {
        return formats;
    }

    /// Columns of the training rows that become no features, with the reason.
    public Map<String, String> dropped() {
        return new LinkedHashMap<>(dropped);
    }

    /// The columns that become features.
    public List<String> columns() {
        return encodings.stream().map(ColumnEncoding::column).toList();
    }

    /// Standardised numbers, a feature of 0 and 1 for each level and for what is missing; never NaN.
    public float[][] wide(Table table) {
        return filled(table, ColumnEncoding::wideNames, ColumnEncoding::wide);
    }

    public List<String> wideNames() {
        return names(ColumnEncoding::wideNames);
    }

    /// Numbers as they are, categories as codes, NaN where something is missing.
    public float[][] raw(Table table) {
        return filled(table, ColumnEncoding::rawNames, ColumnEncoding::raw);
    }

    public List<String> rawNames() {
        return names(ColumnEncoding::rawNames);
    }

    /// Which features of `raw` are codes, whose order means nothing.
    public boolean[] rawIsCategory() {
        boolean[] categories = new boolean[rawNames().size()];
        int at = 0;
        for (ColumnEncoding encoding : encodings) {
            categories[at] = encoding.isCategory();
            at += encoding.rawNames().size();
        }
        return categories;
    }

    /// What `wide` has without the features of levels, to stand beside embeddings of `codes`.
    public float[][] numbers(Table table) {
        return filled(table, ColumnEncoding::numberNames, ColumnEncoding::numbers);
    }

    public List<String> numberNames() {
        return names(ColumnEncoding::numberNames);
    }

    /// A code for each row and each column of categories: 0 is missing, if training rows had that, and the last one other or unknown.
    public int[][] codes(Table table) {
        List<CategoryEncoding> categories = categories();
        int[][] out = new int[table.rows()][categories.size()];
        for (int i = 0; i < categories.size(); i++) {
            int[] codes = categories.get(i).learnedCodes(cells(table, categories.get(i)));
            for (int row = 0; row < out.length; row++) {
                out[row][i] = codes[row];
            }
        }
        return out;
    }

    public List<String> codeNames() {
        return categories().stream().map(CategoryEncoding::column).toList();
    }

    /// How many codes each column of `codes` has: the rows of its embedding.
    public int[] codeCounts() {
        return categories().stream().mapToInt(CategoryEncoding::codeCount).toArray();
    }

    private List<CategoryEncoding> categories() {
        return encodings.stream()
                .filter(CategoryEncoding.class::isInstance)
                .map(CategoryEncoding.class::cast)
                .toList();
    }

    private List<String> names(Function<ColumnEncoding, List<String>> form) {
        return encodings.stream().flatMap(encoding -> form.apply(encoding).stream()).toList();
    }

    /// Writes the features of one column into rows, from a position on.
    private interface Form {
        void write(ColumnEncoding encoding, Column cells, float[][] out, int at);
    }

    private float[][] filled(
            Table table, Function<ColumnEncoding, List<String>> namesOf, Form form) {
        float[][] out = new float[table.rows()][names(namesOf).size()];
        int at = 0;
        for (ColumnEncoding encoding : encodings) {
            form.write(encoding, cells(table, encoding), out, at);
            at += namesOf.apply(encoding).size();
        }
        return out;
    }

    /// The column, or one where everything is missing.
    private static Column cells(Table table, ColumnEncoding encoding) {
        if (table.has(encoding.column())) {
            return table.column(encoding.column());
        }
        double[] missing = new double[table.rows()];
        Arrays.fill(missing, Double.NaN);
        return new Numbers(encoding.column(), missing);
    }

    /// What these rows have that training rows had not: unknown categories, missing or extra columns; empty when all is well.
    public List<String> notes(Table table) {
        List<String> notes = new ArrayList<>();
        Set<String> known = new HashSet<>(columns());
        known.addAll(dropped.keySet());
        known.add(target);
        List<String> lacking = columns().stream().filter(name -> !table.has(name)).toList();
        if (!lacking.isEmpty()) {
            notes.add(
                    "missing columns, for which usual values stand in (%d): %s"
                            .formatted(lacking.size(), Nearest.list(lacking)));
        }
        List<String> extra = table.names().stream().filter(name -> !known.contains(name)).toList();
        if (!extra.isEmpty()) {
            notes.add(
                    "unknown columns, which were left out (%d): %s"
                            .formatted(extra.size(), Nearest.list(extra)));
        }
        for (ColumnEncoding encoding : encodings) {
            if (table.has(encoding.column())) {
                encoding.note(table.column(encoding.column())).ifPresent(notes::add);
            }
        }
        return notes;
    }

    /// Everything learned, as maps, lists, numbers and texts.
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("target", target);
        json.put("columns", encodings.stream().map(ColumnEncoding::toJson).toList());
        json.put("dropped", new LinkedHashMap<>(dropped));
        json.put("formats", new TreeMap<>(formats));
        return json;
    }

    public static TableEncoder fromJson(Map<String, ?> map) {
        Json json = new Json(map);
        return new TableEncoder(
                json.text("target"),
                json.maps("columns").stream().map(ColumnEncoding::fromJson).toList(),
                json.named("dropped"),
                json.named("formats"));
    }
}
