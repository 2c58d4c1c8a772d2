package io.tarn.cli;

import io.tarn.auto.Outcome;
import io.tarn.auto.Score;
import io.tarn.metric.Scores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Scores and mistakes, as text and as plain values for JSON.
final class Answers {
    private static final int MOST_CLASSES = 12;
    private static final int MOST_MIXED = 10;

    private Answers() {}

    static Map<String, Object> json(Score score) {
        Map<String, Object> metric = new LinkedHashMap<>();
        metric.put("name", score.name());
        metric.put("value", score.value());
        metric.put("low", score.low());
        metric.put("high", score.high());
        return metric;
    }

    /// The values by their names, for the store of runs.
    static Scores values(List<Score> scores) {
        Map<String, Double> values = new LinkedHashMap<>();
        scores.forEach(score -> values.put(score.name(), score.value()));
        return new Scores(values);
    }

    static String scores(List<Score> scores) {
        var listing = Listing.of("score", "value", "95% interval");
        for (Score score : scores) {
            listing.add(
                    score.name(),
                    Figures.of(score.value()),
                    Figures.of(score.low()) + " to " + Figures.of(score.high()));
        }
        return listing.toString();
    }

    static String mistakes(Outcome.Errors errors, List<String> classes) {
        return switch (errors) {
            case Outcome.ClassErrors wrong -> mistakes(wrong.confusion(), classes);
            case Outcome.NumberErrors wrong -> sizes(wrong);
        };
    }

    /// All pairs of few classes, of many those that are mixed up.
    static String mistakes(int[][] confusion, List<String> classes) {
        return classes.size() <= MOST_CLASSES
                ? confusion(confusion, classes)
                : mixed(confusion, classes);
    }

    private static String confusion(int[][] counts, List<String> classes) {
        List<String> heads = new ArrayList<>(List.of("true \\ predicted"));
        heads.addAll(classes);
        var listing = Listing.of(heads.toArray(String[]::new));
        for (int row = 0; row < counts.length; row++) {
            List<Object> line = new ArrayList<>(List.of(classes.get(row)));
            Arrays.stream(counts[row]).forEach(line::add);
            listing.add(line.toArray());
        }
        return listing.toString();
    }

    /// The classes that are mixed up most often.
    private static String mixed(int[][] counts, List<String> classes) {
        record Pair(int row, int column, int count) {}
        var listing = Listing.of("true", "predicted", "rows");
        IntStream.range(0, counts.length)
                .boxed()
                .flatMap(row ->
                        IntStream.range(0, counts.length)
                                .filter(column -> column != row && counts[row][column] > 0)
                                .mapToObj(column -> new Pair(row, column, counts[row][column])))
                .sorted(Comparator.comparingInt(Pair::count).reversed())
                .limit(MOST_MIXED)
                .forEach(pair ->
                        listing.add(classes.get(pair.row), classes.get(pair.column), pair.count));
        return listing.toString();
    }

    private static String sizes(Outcome.NumberErrors errors) {
        double[] sizes =
                IntStream.range(0, errors.actual().size())
                        .mapToDouble(
                                i -> Math.abs(errors.actual().get(i) - errors.predicted().get(i)))
                        .sorted()
                        .toArray();
        int last = sizes.length - 1;
        return "half of the predictions are off by at most %s, nine of ten by at most %s"
                .formatted(Figures.of(sizes[last / 2]), Figures.of(sizes[(int) (0.9 * last)]));
    }
}
