package io.tarn.data.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Texts: how much each of the frequent words says (TF-IDF), and the length.
///
/// @param words the most frequent words of the training rows, by the number of texts that hold them
/// @param weights of the words, higher for rarer ones
/// @param mean of the length, ln(1 + letters), over training rows
record TextEncoding(
        String column,
        List<String> words,
        List<Double> weights,
        double mean,
        double deviation,
        Map<String, Integer> places)
        implements ColumnEncoding {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static TextEncoding of(
            String column,
            List<String> words,
            List<Double> weights,
            double mean,
            double deviation) {
        Map<String, Integer> places = new HashMap<>();
        words.forEach(word -> places.put(word, places.size()));
        return new TextEncoding(
                column, List.copyOf(words), List.copyOf(weights), mean, deviation, places);
    }

    static TextEncoding fit(Column column, TableEncoder.Config config) {
        Map<String, Integer> counts = new HashMap<>();
        double[] lengths = new double[column.size()];
        for (int row = 0; row < column.size(); row++) {
            lengths[row] = Math.log1p(column.text(row).length());
            new HashSet<>(words(column.text(row)))
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        int n = column.size();
        int least = Math.max(2, n / 200);
        List<Map.Entry<String, Integer>> kept =
                counts.entrySet().stream()
                        .filter(entry -> entry.getValue() >= least)
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(Math.min(config.words(), Math.max(10, n / 5)))
                        .toList();
        Moments moments = Moments.of(lengths);
        return of(
                column.name(),
                kept.stream().map(Map.Entry::getKey).toList(),
                // idf = ln((1 + n) / (1 + n_w)) + 1
                kept.stream().map(e -> Math.log((1.0 + n) / (1.0 + e.getValue())) + 1).toList(),
                moments.mean(),
                moments.deviation() > 0 ? moments.deviation() : 1);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : BETWEEN.split(text.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /// Counts the words of one text into `row`, and gives the place after them.
    private int count(String text, float[] row, int at) {
        for (String word : words(text)) {
            Integer place = places.get(word);
            if (place != null) {
                row[at + place]++;
            }
        }
        return at + words.size();
    }

    @Override
    public List<String> wideNames() {
        List<String> names = new ArrayList<>();
        words.forEach(word -> names.add(column + ":" + word));
        names.add(column + " length");
        return names;
    }

    @Override
    public void wide(Column cells, float[][] out, int at) {
        for (int row = 0; row < cells.size(); row++) {
            int end = count(cells.text(row), out[row], at);
            double squares = 0;
            for (int i = at; i < end; i++) {
                // x = tf·idf / ‖tf·idf‖
                out[row][i] *= (float) weights.get(i - at).doubleValue();
                squares += (double) out[row][i] * out[row][i];
            }
            for (int i = at; i < end && squares > 0; i++) {
                out[row][i] /= (float) Math.sqrt(squares);
            }
            out[row][end] = (float) ((Math.log1p(cells.text(row).length()) - mean) / deviation);
        }
    }

    @Override
    public List<String> rawNames() {
        return wideNames();
    }

    @Override
    public void raw(Column cells, float[][] out, int at) {
        for (int row = 0; row < cells.size(); row++) {
            int end = count(cells.text(row), out[row], at);
            out[row][end] = cells.text(row).length();
        }
    }

    @Override
    public Optional<String> note(Column cells) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("form", "text");
        json.put("column", column);
        json.put("words", words);
        json.put("weights", weights);
        json.put("mean", mean);
        json.put("deviation", deviation);
        return json;
    }

    static TextEncoding fromJson(Json json) {
        List<String> words = json.texts("words");
        List<Double> weights = json.numbers("weights");
        if (words.size() != weights.size()) {
            throw json.wrong("weights", words.size() + " numbers");
        }
        return of(
                json.text("column"), words, weights, json.number("mean"), json.number("deviation"));
    }
}
