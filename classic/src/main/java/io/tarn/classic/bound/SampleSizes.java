package io.tarn.classic.bound;

import io.tarn.report.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A table of how many examples are enough, for several gaps and several sets of models.
///
/// @param sets a name and a bound for each column
/// @param gaps ε of each row
/// @param probability δ, that of misleading examples
public record SampleSizes(Map<String, Bound> sets, double[] gaps, double probability) {
    public SampleSizes {
        sets = new LinkedHashMap<>(sets);
    }

    /// 1, 100 and 10,000 models and linear classifiers, for gaps of 0.2, 0.1, 0.05 and 0.01.
    ///
    /// @param columns of the linear classifiers
    public static SampleSizes usual(int columns, double probability) {
        var sets = new LinkedHashMap<String, Bound>();
        for (int models : new int[] {1, 100, 10_000}) {
            String name = models == 1 ? "1 model" : "%,d models".formatted(models);
            sets.put(name, new Hoeffding(models));
        }
        String name = columns == 1 ? "linear, 1 column" : "linear, %d columns".formatted(columns);
        sets.put(name, VapnikChervonenkis.linear(columns));
        return new SampleSizes(sets, new double[] {0.2, 0.1, 0.05, 0.01}, probability);
    }

    /// The table for a page.
    public Grid grid() {
        var header = new ArrayList<String>(List.of("gap"));
        header.addAll(sets.keySet());
        return Grid.of(header, Arrays.stream(gaps).mapToObj(this::row).toList());
    }

    private List<String> row(double gap) {
        var cells = new ArrayList<String>(List.of(String.valueOf(gap)));
        for (Bound bound : sets.values()) {
            cells.add(String.format(Locale.ROOT, "%,d", bound.samples(gap, probability)));
        }
        return cells;
    }

    /// The table as text, a line for each gap.
    @Override
    public String toString() {
        Grid grid = grid();
        var lines = new ArrayList<List<String>>(List.of(grid.header()));
        lines.addAll(grid.rows());
        var text = new StringBuilder();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                int width = grid.header().get(i).length();
                for (List<String> other : lines) {
                    width = Math.max(width, other.get(i).length());
                }
                text.append(" ".repeat(width - line.get(i).length() + (i == 0 ? 0 : 2)))
                        .append(line.get(i));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
