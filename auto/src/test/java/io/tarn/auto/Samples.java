package io.tarn.auto;

import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Small tables whose secrets are known.
final class Samples {
    private Samples() {}

    /// Flowers of three kinds that length and width tell apart, with a colour that says nothing and some missing widths.
    static Table flowers(int rows, long seed) {
        var chance = new SplittableRandom(seed);
        double[] length = new double[rows];
        double[] width = new double[rows];
        int[] colour = new int[rows];
        int[] kind = new int[rows];
        for (int i = 0; i < rows; i++) {
            kind[i] = i % 3;
            length[i] = 4 + 1.5 * kind[i] + 0.4 * chance.nextGaussian();
            width[i] =
                    chance.nextInt(10) == 0
                            ? Double.NaN
                            : 3 - kind[i] + 0.5 * chance.nextGaussian();
            colour[i] = chance.nextInt(2);
        }
        return Table.of(
                List.of(
                        new Numbers("length", length),
                        new Numbers("width", width),
                        new Categories("colour", colour, List.of("red", "blue")),
                        new Categories("kind", kind, List.of("rose", "lily", "iris"))));
    }

    /// Prices that area and city decide, with some noise.
    static Table houses(int rows, long seed) {
        var chance = new SplittableRandom(seed);
        double[] area = new double[rows];
        int[] city = new int[rows];
        double[] price = new double[rows];
        for (int i = 0; i < rows; i++) {
            area[i] = 40 + 100 * chance.nextDouble();
            city[i] = chance.nextInt(3);
            price[i] = 3 * area[i] + 50 * city[i] + 10 * chance.nextGaussian();
        }
        return Table.of(
                List.of(
                        new Numbers("area", area),
                        new Categories("city", city, List.of("Köln", "Ulm", "Bonn")),
                        new Numbers("price", price)));
    }

    /// The same cells in every row.
    static Column constant(String name, int rows, double value) {
        double[] values = new double[rows];
        Arrays.fill(values, value);
        return new Numbers(name, values);
    }

    /// Numbers of which the first two columns decide the class.
    static Examples points(int rows, int classes, long seed) {
        var chance = new SplittableRandom(seed);
        float[][] x = new float[rows][3];
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = i % classes;
            x[i][0] = (float) (y[i] + 0.5 * chance.nextGaussian());
            x[i][1] = chance.nextInt(5) == 0 ? Float.NaN : (float) (chance.nextGaussian() - y[i]);
            x[i][2] = chance.nextInt(4) == 3 ? (float) y[i] : chance.nextInt(3);
        }
        return new Examples(Inputs.of(x, x, false, false, true), y);
    }
}
