package io.tarn.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What two runs have in common and where they differ.
///
/// @param settings only those that differ; the empty text where one run has no such setting
/// @param scores all newest scores by name, `validation accuracy`; NaN where one run has no such score
public record Comparison(
        StoredRun first,
        StoredRun second,
        Map<String, Pair<String>> settings,
        Map<String, Pair<Double>> scores) {
    /// Two values of one thing.
    public record Pair<T>(T first, T second) {}

    static Comparison of(StoredRun first, StoredRun second) {
        var settings = new TreeMap<String, Pair<String>>();
        for (StoredRun run : new StoredRun[] {first, second}) {
            for (String name : run.settings().keySet()) {
                String left = first.settings().getOrDefault(name, "");
                String right = second.settings().getOrDefault(name, "");
                if (!left.equals(right)) {
                    settings.put(name, new Pair<>(left, right));
                }
            }
        }
        var scores = new LinkedHashMap<String, Pair<Double>>();
        for (StoredRun run : new StoredRun[] {first, second}) {
            run.status()
                    .scores()
                    .forEach((split, values) -> {
                        for (String name : values.values().keySet()) {
                            scores.put(
                                    split + " " + name,
                                    new Pair<>(
                                            first.score(split, name), second.score(split, name)));
                        }
                    });
        }
        return new Comparison(first, second, settings, scores);
    }

    /// A table of the differences.
    @Override
    public String toString() {
        var text = new StringBuilder(row("", first.id(), second.id()));
        scores.forEach(
                (name, pair) -> text.append(row(name, number(pair.first), number(pair.second))));
        settings.forEach((name, pair) -> text.append(row(name, pair.first, pair.second)));
        return text.toString();
    }

    private static String row(String name, String left, String right) {
        return String.format("%-28s %-32s %s", name, left, right).stripTrailing() + "\n";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.6g", value);
    }
}
