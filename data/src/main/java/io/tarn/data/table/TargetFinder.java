package io.tarn.data.table;

import io.tarn.data.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Decides what is asked of a column that is to be predicted.
final class TargetFinder {
    private static final int MOST_NUMBER_CLASSES = 20;
    private static final int ROWS_PER_CLASS = 5;
    private static final int MOST_CLASSES = 1000;
    private static final double SKEWED = 1.5;
    private static final int ENOUGH = 50;

    private TargetFinder() {}

    /// All that was decided.
    record Finding(
            Target.Goal goal, List<String> levels, TargetLog log, String why, List<String> notes) {
        Finding {
            levels = List.copyOf(levels);
            notes = List.copyOf(notes);
        }
    }

    static Finding of(Column column, Target.Config config) {
        int present = column.size() - column.missing();
        if (present == 0) {
            throw Target.unfit(column, "values", "only missing ones", "name another column");
        }
        List<String> notes = new ArrayList<>();
        if (column.missing() > 0) {
            notes.add("%d rows without a target were left out".formatted(column.missing()));
        }
        List<String> levels = levels(column);
        if (levels.size() < 2) {
            throw Target.unfit(
                    column,
                    "two different values at least",
                    "\"" + levels.getFirst() + "\" in every row",
                    "name another column");
        }
        String reason =
                column instanceof Numbers numbers
                        ? classReason(numbers, levels, present)
                        : column instanceof Dates
                                ? ""
                                : "it holds " + levels.size() + " different texts";
        boolean classify =
                config.goal()
                        .map(goal -> goal == Target.Goal.CLASSIFICATION)
                        .orElse(!reason.isEmpty());
        if (classify) {
            String why = config.goal().isPresent() ? "it was asked for" : reason;
            return classes(column, levels, present, why, notes);
        }
        return number(column, config, levels, notes);
    }

    /// Why whole numbers are classes; empty when they are not.
    private static String classReason(Numbers column, List<String> levels, int present) {
        double[] values = present(column);
        if (levels.size() == 2) {
            return "it holds two different numbers";
        }
        double min = Arrays.stream(values).min().orElse(0);
        double max = Arrays.stream(values).max().orElse(0);
        boolean counted =
                Arrays.stream(values).allMatch(Numbers::isWhole)
                        && (min == 0 || min == 1)
                        && max - min + 1 == levels.size();
        return counted
                        && levels.size() <= MOST_NUMBER_CLASSES
                        && present >= ROWS_PER_CLASS * levels.size()
                ? "it holds the whole numbers from %d to %d".formatted((long) min, (long) max)
                : "";
    }

    private static double[] present(Column column) {
        return Arrays.stream(Cells.numbers(column)).filter(v -> !Double.isNaN(v)).toArray();
    }

    private static List<String> levels(Column column) {
        if (column instanceof Numbers numbers) {
            return Arrays.stream(numbers.values())
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> value + 0.0) // no -0
                    .distinct()
                    .sorted()
                    .mapToObj(Numbers::text)
                    .toList();
        }
        return IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .mapToObj(column::text)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static Finding classes(
            Column column, List<String> levels, int present, String why, List<String> notes) {
        if (levels.size() > MOST_CLASSES || levels.size() > Math.max(2, present / 2)) {
            throw Target.unfit(
                    column,
                    "classes that repeat, or numbers",
                    levels.size() + " different values in " + present + " rows",
                    "name a column with fewer classes");
        }
        Map<String, Integer> counts = new HashMap<>();
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                counts.merge(column.text(row), 1, Integer::sum);
            }
        }
        List<String> rare =
                levels.stream()
                        .filter(level -> counts.getOrDefault(level, 0) < ROWS_PER_CLASS)
                        .toList();
        if (!rare.isEmpty()) {
            notes.add(
                    "classes with fewer than %d rows can hardly be learned: %s"
                            .formatted(ROWS_PER_CLASS, Nearest.list(rare)));
        }
        return new Finding(
                Target.Goal.CLASSIFICATION,
                levels,
                TargetLog.NONE,
                "a classification, because " + why,
                notes);
    }

    private static Finding number(
            Column column, Target.Config config, List<String> levels, List<String> notes) {
        if (column instanceof Dates || present(column).length == 0) {
            throw Target.unfit(
                    column, "numbers", "dates or texts", "name a column of numbers or classes");
        }
        int[] rows = config.trainingRows().stream().mapToInt(row -> row).toArray();
        TargetLog log = log(present(rows.length == 0 ? column : column.rows(rows)));
        if (log != TargetLog.NONE) {
            notes.add(
                    "it is positive with a long tail, so its logarithm, %s, is learned"
                            .formatted(log == TargetLog.PLAIN ? "ln y" : "ln(1 + y)"));
        }
        String why =
                config.goal().isPresent()
                        ? "it was asked for"
                        : "it holds " + levels.size() + " different numbers";
        return new Finding(
                Target.Goal.REGRESSION, List.of(), log, "a regression, because " + why, notes);
    }

    /// A logarithm for a long tail of numbers that are not negative, if it more than halves the skewness.
    private static TargetLog log(double[] values) {
        double skewness = Moments.of(values).skewness();
        double min = Arrays.stream(values).min().orElse(-1);
        if (values.length < ENOUGH || min < 0 || skewness < SKEWED) {
            return TargetLog.NONE;
        }
        TargetLog log = min > 0 ? TargetLog.PLAIN : TargetLog.PLUS_ONE;
        double after = Moments.of(Arrays.stream(values).map(log::of).toArray()).skewness();
        return Math.abs(after) < skewness / 2 ? log : TargetLog.NONE;
    }
}
