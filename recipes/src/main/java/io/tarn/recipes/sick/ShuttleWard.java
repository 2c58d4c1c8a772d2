package io.tarn.recipes.sick;

import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Table classification: the state of a space shuttle's radiator by nine sensors, as many examples of each of three states.
final class ShuttleWard implements Ward {
    private static final List<String> STATES = List.of("Rad.Flow", "High", "Bypass");
    private static final int SENSORS = 9;
    private static final double FAR = 4;

    @Override
    public String name() {
        return "classification";
    }

    @Override
    public int classes() {
        return STATES.size();
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
                        Shape.of(32, 2),
                        s -> Sequential.of(Blocks.rows(s.shape, s.inputs(), STATES.size())),
                        CrossEntropy.of());
        setting.epochs = 20;
        setting.data(rows(2_100, new SplittableRandom(seed)), 800, 300);
        return setting;
    }

    private static Sheet rows(int count, SplittableRandom chance) {
        Table table = Table.read(Datasets.path("shuttle"));
        Column state = table.column("Class");
        double[] x = new double[count * SENSORS];
        long[] y = new long[count];
        int[] rows = new int[count];
        for (int i = 0; i < count; ) {
            int row = chance.nextInt(table.rows());
            if (state.text(row).equals(STATES.get(i % STATES.size()))) {
                rows[i] = row;
                y[i] = i % STATES.size();
                i++;
            }
        }
        for (int j = 0; j < SENSORS; j++) {
            double[] values = ((Numbers) table.column("V" + (j + 1))).rows(rows).values();
            double[] scaled = scaled(values);
            for (int i = 0; i < count; i++) {
                x[i * SENSORS + j] = scaled[i];
            }
        }
        return new Sheet(Tensor.of(x, count, SENSORS).toFloat(), Tensor.of(y, count));
    }

    /// (value - median) / deviation without the most extreme hundredths, and at most 4 away from 0: sensors have spikes.
    private static double[] scaled(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int edge = sorted.length / 50;
        double median = sorted[sorted.length / 2];
        double variance =
                Arrays.stream(sorted, edge, sorted.length - edge)
                        .map(v -> (v - median) * (v - median))
                        .average()
                        .orElse(1);
        double deviation = Math.max(0.5, Math.sqrt(variance));
        return Arrays.stream(values)
                .map(v -> Math.clamp((v - median) / deviation, -FAR, FAR))
                .toArray();
    }
}
