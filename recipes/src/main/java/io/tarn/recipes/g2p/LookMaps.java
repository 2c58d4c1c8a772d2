package io.tarn.recipes.g2p;

import io.tarn.report.Chart;
import io.tarn.report.Frame;
import io.tarn.report.HeatMap;
import io.tarn.report.HeatMap.Colours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Where a [Speller] looks while it says words.
record LookMaps(Speller speller, SpellingErrors errors) {
    static final int WATCHED = 300; // words whose steps through the letters are counted

    /// Three words of 8 to 11 letters that were said rightly, and one that was not.
    List<Chart> charts() {
        IntPredicate isLong = i -> errors.words().get(i).spelling().matches("[A-Z]{8,11}");
        List<Chart> charts = new ArrayList<>();
        for (int i : errors.first(3, isLong.and(errors::isRight))) {
            charts.add(map("Said rightly, " + (charts.size() + 1), i));
        }
        for (int i : errors.first(1, isLong.and(it -> !errors.isRight(it)))) {
            charts.add(map("Said wrongly", i));
        }
        return charts;
    }

    private Chart map(String title, int i) {
        Word word = errors.words().get(i);
        List<String> said = errors.said().get(i);
        List<String> rows = new ArrayList<>(said);
        rows.add("end");
        double[][] looks = speller.looks(word, said);
        List<String> letters = Arrays.asList(word.spelling().split(""));
        List<List<String>> cells = Arrays.stream(looks).map(LookMaps::cells).toList();
        return new HeatMap(Frame.of(title), rows, letters, looks, cells, Colours.SEQUENTIAL)
                .x("letters of " + word.spelling())
                .y("sounds");
    }

    private static List<String> cells(double[] weights) {
        return Arrays.stream(weights).mapToObj(w -> "%.0f%%".formatted(100 * w)).toList();
    }

    /// How often, from one sound to the next, the mean place that is looked at does not go back by more than half a letter.
    double forward() {
        int steps = 0;
        int moved = 0;
        for (int i = 0; i < watched(); i++) {
            double[][] looks = speller.looks(errors.words().get(i), errors.said().get(i));
            for (int t = 1; t < looks.length - 1; t++) {
                steps++;
                moved += mean(looks[t]) > mean(looks[t - 1]) - 0.5 ? 1 : 0;
            }
        }
        return (double) moved / steps;
    }

    int watched() {
        return Math.min(WATCHED, errors.words().size());
    }

    private static double mean(double[] weights) {
        return IntStream.range(0, weights.length).mapToDouble(j -> j * weights[j]).sum();
    }
}
