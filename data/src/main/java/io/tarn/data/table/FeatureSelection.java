package io.tarn.data.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Ranks columns by what they may tell of a target, without any model; the best come first.
public final class FeatureSelection {
    private static final int BINS = 10;

    private FeatureSelection() {}

    /// A column and how good it seems.
    public record Score(String name, double value) {}

    /// How much the values differ: the variance of numbers brought to 0 … 1; for levels, the chance that two rows differ.
    public static List<Score> byVariance(Table table) {
        return ranked(
                table,
                column ->
                        isNumber(column)
                                ? spread(Association.numbers(column))
                                : Association.impurity(Association.codes(column, BINS)));
    }

    /// How far the target follows, from 0 to 1, over the rows that have both.
    ///
    /// Two numbers: Pearson's correlation without its sign. A number and levels: the correlation ratio η. Levels and levels: Cramér's V.
    public static List<Score> byCorrelation(Table table, String target) {
        Column y = table.column(target);
        boolean classes = Target.of(y).isClassification();
        return ranked(
                table.without(target),
                x -> {
                    if (isNumber(x)) {
                        return classes
                                ? Association.ratio(
                                        Association.codes(asText(y), BINS), Association.numbers(x))
                                : Association.correlation(
                                        Association.numbers(x), Association.numbers(y));
                    }
                    return classes
                            ? Association.cramer(
                                    Association.codes(x, BINS), Association.codes(asText(y), BINS))
                            : Association.ratio(Association.codes(x, BINS), Association.numbers(y));
                });
    }

    /// How many nats of the target a column tells alone; numbers are sorted into ten bins, missing ones have a bin of their own.
    public static List<Score> byMutualInformation(Table table, String target) {
        Column y = table.column(target);
        Column classes = Target.of(y).isClassification() ? asText(y) : y;
        return ranked(
                table.without(target),
                x ->
                        Association.mutualInformation(
                                Association.codes(x, BINS), Association.codes(classes, BINS)));
    }

    private static boolean isNumber(Column column) {
        return column instanceof Numbers || column instanceof Dates;
    }

    /// The same with every number a level.
    private static Column asText(Column column) {
        if (!isNumber(column)) {
            return column;
        }
        return new Texts(
                column.name(), IntStream.range(0, column.size()).mapToObj(column::text).toList());
    }

    private static double spread(double[] values) {
        double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double min = Arrays.stream(present).min().orElse(0);
        double max = Arrays.stream(present).max().orElse(0);
        double deviation = max > min ? Moments.of(present).deviation() / (max - min) : 0;
        return deviation * deviation;
    }

    private static List<Score> ranked(Table table, ToDoubleFunction<Column> score) {
        return table.columns().stream()
                .map(column -> new Score(column.name(), score.applyAsDouble(column)))
                .sorted(
                        Comparator.comparingDouble(Score::value)
                                .reversed()
                                .thenComparing(Score::name))
                .toList();
    }
}
