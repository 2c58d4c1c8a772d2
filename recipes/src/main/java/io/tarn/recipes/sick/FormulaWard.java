package io.tarn.recipes.sick;

import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.SplittableRandom;

/// Table regression: a formula of ten columns, five of which do not matter (Friedman 1991), with noise.
final class FormulaWard implements Ward {
    private static final int COLUMNS = 10;
    private static final double DEVIATION = Math.sqrt(1.0 / 12); // of numbers from 0 to 1
    private static final double MEAN = 14.4; // of the formula
    private static final double SPREAD = 4.9;

    @Override
    public String name() {
        return "regression";
    }

    @Override
    public int classes() {
        return 0;
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
                        Shape.of(48, 2),
                        s -> Sequential.of(Blocks.rows(s.shape, s.inputs(), 1)),
                        MeanSquaredError.of());
        setting.epochs = 30;
        setting.data(rows(2_100, new SplittableRandom(seed)), 800, 300);
        return setting;
    }

    private static Sheet rows(int count, SplittableRandom chance) {
        double[] x = new double[count * COLUMNS];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            double[] u = chance.doubles(COLUMNS).toArray();
            for (int j = 0; j < COLUMNS; j++) {
                x[i * COLUMNS + j] = (u[j] - 0.5) / DEVIATION;
            }
            // y = 10·sin(π·x₁·x₂) + 20·(x₃ - ½)² + 10·x₄ + 5·x₅ + noise
            double value =
                    10 * Math.sin(Math.PI * u[0] * u[1])
                            + 20 * (u[2] - 0.5) * (u[2] - 0.5)
                            + 10 * u[3]
                            + 5 * u[4]
                            + chance.nextGaussian();
            y[i] = (value - MEAN) / SPREAD;
        }
        return new Sheet(Tensor.of(x, count, COLUMNS).toFloat(), Tensor.of(y, count, 1).toFloat());
    }
}
