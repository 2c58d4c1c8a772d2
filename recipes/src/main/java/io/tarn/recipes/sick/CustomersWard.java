package io.tarn.recipes.sick;

import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Activation;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A table of numbers and categories, with much noise: after a call, whether a customer of a bank subscribed.
///
/// As many did as did not. The net is a row of layers with GELU and LayerNorm, and AdamW trains it.
final class CustomersWard implements Ward {
    private static final String ANSWER = "y";
    private static final List<String> WIDE = List.of("balance", "duration", "campaign", "previous");

    /// The table is read once for all seeds.
    private static final class Kept {
        private static final Table TABLE = Table.read(Datasets.path("bank"));
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public int classes() {
        return 2;
    }

    @Override
    public boolean hasNumbers() {
        return true;
    }

    @Override
    public Setting setting(long seed) {
        var setting =
                new Setting(
                        this,
                        seed,
                        Shape.of(24, 3).activation(Activation::gelu).norm(new Shape.Norm.Row()),
                        s -> Sequential.of(Blocks.rows(s.shape, s.inputs(), 2)),
                        CrossEntropy.of());
        setting.epochs = 4;
        setting.rule = Rule.adamW(1e-3);
        setting.data(rows(5_600, new SplittableRandom(seed)), 4_000, 600);
        return setting;
    }

    private static Sheet rows(int count, SplittableRandom chance) {
        Column answer = Kept.TABLE.column(ANSWER);
        boolean[] taken = new boolean[answer.size()];
        int[] rows = new int[count];
        long[] y = new long[count];
        for (int i = 0; i < count; ) {
            int row = chance.nextInt(taken.length);
            if (!taken[row] && answer.text(row).equals(i % 2 == 1 ? "yes" : "no")) {
                taken[row] = true;
                rows[i] = row;
                y[i++] = i % 2 == 0 ? 1 : 0;
            }
        }
        List<double[]> columns = new ArrayList<>();
        for (Column column : Kept.TABLE.without(ANSWER).columns()) {
            if (column instanceof Numbers numbers) {
                columns.add(scaled(numbers.name(), numbers.rows(rows).values()));
            } else {
                columns.addAll(marks(column, rows));
            }
        }
        double[] x = new double[count * columns.size()];
        Arrays.setAll(x, i -> columns.get(i % columns.size())[i / columns.size()]);
        return new Sheet(Tensor.of(x, count, columns.size()).toFloat(), Tensor.of(y, count));
    }

    /// (value - mean) / deviation; of columns with a few large values, of their logarithm.
    private static double[] scaled(String name, double[] values) {
        double[] v =
                Arrays.stream(values)
                        .map(x ->
                                WIDE.contains(name) ? Math.signum(x) * Math.log1p(Math.abs(x)) : x)
                        .toArray();
        double mean = Arrays.stream(v).average().orElse(0);
        double variance = Arrays.stream(v).map(x -> (x - mean) * (x - mean)).average().orElse(1);
        return Arrays.stream(v).map(x -> (x - mean) / Math.sqrt(variance)).toArray();
    }

    /// A column of 0 and 1 for each category.
    private static List<double[]> marks(Column column, int[] rows) {
        return IntStream.range(0, column.size())
                .mapToObj(column::text)
                .distinct()
                .sorted()
                .map(category ->
                        Arrays.stream(rows)
                                .mapToDouble(row -> column.text(row).equals(category) ? 1 : 0)
                                .toArray())
                .toList();
    }
}
