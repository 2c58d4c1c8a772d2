package io.tarn.auto;

import io.tarn.data.table.Categories;
import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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

    /// Customers who buy or not, by what they earn and by how good their shop is, of which there are very many.
    ///
    /// @param effect how much shops differ, in log-odds; with 0 the shop says nothing
    static Table customers(int rows, int shops, double effect, long seed) {
        var chance = new SplittableRandom(seed);
        double[] good = new double[shops];
        Arrays.setAll(good, i -> effect * chance.nextGaussian());
        double[] income = new double[rows];
        int[] shop = new int[rows];
        int[] buys = new int[rows];
        for (int i = 0; i < rows; i++) {
            income[i] = chance.nextGaussian();
            shop[i] = chance.nextInt(shops);
            // p = 1 / (1 + exp(-x - s))
            double p = 1 / (1 + Math.exp(-income[i] - good[shop[i]]));
            buys[i] = chance.nextDouble() < p ? 1 : 0;
        }
        return Table.of(
                List.of(
                        new Numbers("income", income),
                        new Categories("shop", shop, names("shop ", shops)),
                        new Categories("buys", buys, List.of("no", "yes"))));
    }

    /// How much users like things, which is the product of a taste of the user and a trait of the thing.
    static Table ratings(int rows, int users, int things, long seed) {
        var chance = new SplittableRandom(seed);
        double[] tastes = chance.doubles(users).map(v -> 4 * v - 2).toArray();
        double[] traits = chance.doubles(things).map(v -> 4 * v - 2).toArray();
        int[] user = chance.ints(rows, 0, users).toArray();
        int[] thing = chance.ints(rows, 0, things).toArray();
        double[] rating = new double[rows];
        Arrays.setAll(rating, i -> tastes[user[i]] * traits[thing[i]]);
        return Table.of(
                List.of(
                        new Categories("user", user, names("u", users)),
                        new Categories("thing", thing, names("t", things)),
                        new Numbers("rating", rating)));
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
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
