package io.tarn.auto;

import io.tarn.data.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What the target is on average for each of the very many levels of a column, drawn towards the mean of all rows where a level has few
/// (Micci-Barreca, 2001); how far, the training rows say.
///
/// A level that is unknown, or that a single row had, has the mean of all. A training row gets means of rows in other blocks, so that
/// it never sees its own target.
///
/// @param levels those with a mean of their own, by their text
/// @param means `[levels][outputs]`
/// @param overall the mean of all rows: the number, the share of the second of two classes, or the share of each class
/// @param form what weighted sums get
record TargetMeans(
        String column,
        Map<String, Integer> levels,
        double[][] means,
        double[] overall,
        MeanForm form) {
    /// Below that there are features of 0 and 1 for all of them.
    private static final int FEW_LEVELS = 50;

    private static final int MOST_LEVELS = 100_000;

    /// A level that always had the same target may have another one next time.
    private static final double LEAST_STRENGTH = 0.1;

    /// @param inTraining the means that each training row gets, `[rows][outputs]`
    record Learned(TargetMeans means, double[][] inTraining) {}

    /// Empty where the column has few levels, or where they differ no more than chance makes them.
    ///
    /// @param y `[rows][outputs]`
    /// @param blocks which block each row belongs to
    static Optional<Learned> learn(Column column, double[][] y, int[] blocks, TaskKind kind) {
        Map<String, Integer> all = new LinkedHashMap<>();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            int next = all.size();
            codes[row] = all.computeIfAbsent(column.text(row), _ -> next);
        }
        if (all.size() <= FEW_LEVELS) {
            return Optional.empty();
        }
        LevelMeans sums = LevelMeans.of(codes, all.size(), y);
        double strength = Math.max(LEAST_STRENGTH, sums.strength());
        if (strength == Double.POSITIVE_INFINITY) {
            return Optional.empty();
        }
        double[] overall = sums.overall();
        int least = least(sums.counts());
        double[][] inTraining = new double[codes.length][];
        for (int block : IntStream.of(blocks).distinct().toArray()) {
            LevelMeans others = sums.without(block, blocks);
            for (int row = 0; row < codes.length; row++) {
                if (blocks[row] == block) {
                    boolean own = sums.counts()[codes[row]] >= least;
                    inTraining[row] =
                            own ? others.smoothed(codes[row], strength, overall) : overall;
                }
            }
        }
        Map<String, Integer> levels = new LinkedHashMap<>();
        List<double[]> means = new ArrayList<>();
        all.forEach((level, code) -> {
            if (sums.counts()[code] >= least) {
                levels.put(level, levels.size());
                means.add(sums.smoothed(code, strength, overall));
            }
        });
        MeanForm form = MeanForm.of(inTraining, kind);
        return Optional.of(
                new Learned(
                        new TargetMeans(
                                column.name(),
                                levels,
                                means.toArray(double[][]::new),
                                overall,
                                form),
                        inTraining));
    }

    /// 2 rows, or more where too many levels have that.
    private static int least(int[] counts) {
        int least = 2;
        while (true) {
            int rows = least;
            if (Arrays.stream(counts).filter(n -> n >= rows).count() <= MOST_LEVELS) {
                return least;
            }
            least++;
        }
    }

    int outputs() {
        return overall.length;
    }

    /// For new rows, `[rows][outputs]`.
    double[][] of(Column cells) {
        double[][] found = new double[cells.size()][];
        for (int row = 0; row < found.length; row++) {
            Integer level = levels.get(cells.text(row));
            found[row] = level == null ? overall : means[level];
        }
        return found;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("column", column);
        json.put("levels", List.copyOf(levels.keySet()));
        json.put(
                "means",
                Parts.list(Arrays.stream(means).flatMapToDouble(Arrays::stream).toArray()));
        json.put("overall", Parts.list(overall));
        json.put("centre", Parts.list(form.centre()));
        json.put("scale", Parts.list(form.scale()));
        return json;
    }

    static TargetMeans load(Saved saved, TaskKind kind, int outputs) {
        List<String> names = saved.texts("levels");
        int width = width(kind, outputs);
        double[] flat = saved.numbers("means", Math.multiplyExact(names.size(), width));
        Map<String, Integer> levels = new HashMap<>();
        names.forEach(name -> levels.put(name, levels.size()));
        if (levels.size() != names.size()) {
            throw saved.bad("levels", "texts that differ");
        }
        double[][] means = new double[names.size()][];
        Arrays.setAll(means, i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width));
        return new TargetMeans(
                saved.text("column"),
                levels,
                means,
                saved.numbers("overall", width),
                new MeanForm(kind, saved.numbers("centre", width), saved.numbers("scale", width)));
    }

    /// Two classes need the share of the second only.
    static int width(TaskKind kind, int outputs) {
        return kind == TaskKind.BINARY ? 1 : outputs;
    }

    /// The targets as rows of `width` numbers, whose means are looked at.
    static double[][] targets(double[] y, TaskKind kind, int outputs) {
        double[][] targets = new double[y.length][width(kind, outputs)];
        for (int row = 0; row < y.length; row++) {
            if (kind == TaskKind.MULTI_CLASS) {
                targets[row][(int) y[row]] = 1;
            } else {
                targets[row][0] = y[row];
            }
        }
        return targets;
    }
}
