package io.tarn.auto;

import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Schema;
import io.tarn.data.table.Table;
import io.tarn.data.table.TableEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// How rows of a table become numbers, learned on training rows: each column by a [TableEncoder], and the [TargetMeans] of columns that
/// have very many levels.
record Features(TableEncoder encoder, List<TargetMeans> means) {
    /// With more classes the means of each would be too many features.
    private static final int MOST_CLASSES = 20;

    Features {
        means = List.copyOf(means);
    }

    /// A line for each of the means.
    List<String> notes() {
        return means.stream()
                .map(mean ->
                        "%s has very many levels; the mean of the target for each of %d of them is a feature"
                                .formatted(mean.column(), mean.levels().size()))
                .toList();
    }

    /// What is learned from rows, and these rows in the form to learn from.
    record Learned(Features features, Examples training) {}

    /// @param blocks which block each row belongs to; rows of one block do not see each other's targets
    static Learned learn(Aim aim, Table rows, double[] y, int[] blocks) {
        TableEncoder encoder = TableEncoder.fit(rows, aim.target().name());
        List<TargetMeans> means = new ArrayList<>();
        List<double[][]> inTraining = new ArrayList<>();
        if (aim.outputs() <= MOST_CLASSES) {
            double[][] targets = TargetMeans.targets(y, aim.kind(), aim.outputs());
            for (Column column : candidates(rows, encoder)) {
                TargetMeans.learn(column, targets, blocks, aim.kind())
                        .ifPresent(learned -> {
                            means.add(learned.means());
                            inTraining.add(learned.inTraining());
                        });
            }
        }
        Features features = new Features(encoder, means);
        Inputs inputs = features.inputs(rows, () -> inTraining);
        return new Learned(features, new Examples(inputs, y));
    }

    /// Columns of categories, also those that were left out because no level comes often, and of numbers that are codes.
    private static List<Column> candidates(Table rows, TableEncoder encoder) {
        Set<String> names = new LinkedHashSet<>(encoder.codeNames());
        names.addAll(encoder.dropped().keySet());
        encoder.columns().stream()
                .filter(name -> rows.column(name) instanceof Numbers && Schema.isCodeName(name))
                .forEach(names::add);
        return names.stream().map(rows::column).toList();
    }

    /// New rows in the form that models ask for.
    Inputs of(Table rows) {
        return inputs(rows, () -> means.stream().map(mean -> mean.of(cells(rows, mean))).toList());
    }

    /// The column, or one where everything is missing.
    private static Column cells(Table rows, TargetMeans mean) {
        if (rows.has(mean.column())) {
            return rows.column(mean.column());
        }
        double[] missing = new double[rows.rows()];
        Arrays.fill(missing, Double.NaN);
        return new Numbers(mean.column(), missing);
    }

    Widths widths() {
        int more = means.stream().mapToInt(TargetMeans::outputs).sum();
        return new Widths(
                encoder.rawNames().size() + more,
                encoder.wideNames().size() + more,
                encoder.numberNames().size() + more,
                Arrays.stream(encoder.codeCounts()).boxed().toList());
    }

    /// @param found for each of the means its values, `[rows][outputs]`
    private Inputs inputs(Table rows, Supplier<List<double[][]>> found) {
        Widths widths = widths();
        return new Inputs(
                rows.rows(),
                Arrays.copyOf(encoder.rawIsCategory(), widths.raw()),
                widths.levels(),
                () -> joined(encoder.wide(rows), scaled(found.get())),
                () -> joined(encoder.raw(rows), besideEachOther(found.get())),
                () -> {
                    float[][] dense = joined(encoder.numbers(rows), scaled(found.get()));
                    return widths.levels().isEmpty() ? dense : joined(dense, codes(rows));
                });
    }

    private float[][] scaled(List<double[][]> found) {
        List<double[][]> scaled = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            scaled.add(means.get(i).form().features(found.get(i)));
        }
        return besideEachOther(scaled);
    }

    /// `[rows][outputs of all]`; no rows where there are no means.
    private float[][] besideEachOther(List<double[][]> found) {
        int rows = found.isEmpty() ? 0 : found.getFirst().length;
        float[][] out = new float[rows][means.stream().mapToInt(TargetMeans::outputs).sum()];
        for (int row = 0; row < rows; row++) {
            int at = 0;
            for (double[][] one : found) {
                for (double value : one[row]) {
                    out[row][at++] = (float) value;
                }
            }
        }
        return out;
    }

    /// Small whole numbers, which a float holds exactly.
    private float[][] codes(Table rows) {
        int[][] codes = encoder.codes(rows);
        float[][] out = new float[codes.length][];
        for (int row = 0; row < out.length; row++) {
            out[row] = new float[codes[row].length];
            for (int i = 0; i < out[row].length; i++) {
                out[row][i] = codes[row][i];
            }
        }
        return out;
    }

    private static float[][] joined(float[][] left, float[][] right) {
        if (right.length == 0) {
            return left;
        }
        float[][] out = new float[left.length][];
        for (int row = 0; row < out.length; row++) {
            out[row] = Arrays.copyOf(left[row], left[row].length + right[row].length);
            System.arraycopy(right[row], 0, out[row], left[row].length, right[row].length);
        }
        return out;
    }
}
