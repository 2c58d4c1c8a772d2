package io.tarn.recipes;

import io.tarn.data.table.Column;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Water and Normal types of the pokedex data.
///
/// @param x their [#FEATURES], `[rows, 7]`
/// @param y 1 for Water, 0 for Normal, `[rows]`
record Pokedex(Tensor x, Tensor y) {
    static final List<String> FEATURES =
            List.of(
                    "defense",
                    "special_defense",
                    "hp",
                    "attack",
                    "special_attack",
                    "speed",
                    "height");
    private static final int FIRST_OF_TEST = 400;

    /// The species with numbers below 400, as the lecture has them.
    static Pokedex training() {
        return read(species -> species < FIRST_OF_TEST);
    }

    /// The others, which came later.
    static Pokedex test() {
        return read(species -> species >= FIRST_OF_TEST);
    }

    /// A form of Castform that lasts as long as rain is not in the lecture's table.
    private static Pokedex read(IntPredicate chosen) {
        Table all = Table.read(Datasets.path("pokedex"));
        Column type = all.column("type_1");
        Column name = all.column("name");
        double[] species = ((Numbers) all.column("species_id")).values();
        int[] rows =
                IntStream.range(0, all.rows())
                        .filter(row -> chosen.test((int) species[row]))
                        .filter(row -> List.of("water", "normal").contains(type.text(row)))
                        .filter(row -> !name.text(row).equals("castform-rainy"))
                        .toArray();
        double[][] x = new double[rows.length][FEATURES.size()];
        long[] y = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            y[i] = type.text(rows[i]).equals("water") ? 1 : 0;
            for (int j = 0; j < FEATURES.size(); j++) {
                double value = ((Numbers) all.column(FEATURES.get(j))).values()[rows[i]];
                x[i][j] = value - raised(name.text(rows[i]), FEATURES.get(j));
            }
        }
        return new Pokedex(Tensor.of(x), Tensor.of(y, y.length));
    }

    /// By how much the games of 2016 raised two Water types above what the lecture's table says.
    private static int raised(String name, String feature) {
        return switch (name) {
            case "corsola" -> feature.endsWith("defense") ? 10 : 0;
            case "qwilfish" -> feature.equals("defense") ? 10 : 0;
            default -> 0;
        };
    }

    /// The first features only.
    Pokedex first(int features) {
        return new Pokedex(x.narrow(1, 0, features), y);
    }

    /// In units of the deviations of other rows, from their means: (x - x̄) / s.
    Pokedex standardised(Pokedex by) {
        return new Pokedex(x.sub(by.x.mean(0)).div(by.x.biasedStd(0)), y);
    }

    int size() {
        return (int) x.size(0);
    }

    /// A feature of those of one type.
    double[] values(int type, int feature) {
        Tensor members = y.eq(type).nonzero().squeeze(1);
        return x.indexSelect(0, members).select(1, feature).toDoubleArray();
    }
}
