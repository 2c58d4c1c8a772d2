package io.tarn.recipes.bells;

import io.tarn.data.table.Categories;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// The measures of 150 flowers in centimetres, and their species, which no method here may see.
///
/// @param x `[150, 4]`
/// @param species `[150]`
/// @param names of the species
record Irises(Tensor x, Tensor species, List<String> names) {
    static final int SEPAL_LENGTH = 0;
    static final int PETAL_LENGTH = 2;

    static Irises read() {
        Table table = Table.read(Datasets.path("iris"));
        List<Tensor> columns =
                table.columns().stream()
                        .filter(Numbers.class::isInstance)
                        .map(column -> ((Numbers) column).values())
                        .map(values -> Tensor.of(values, values.length))
                        .toList();
        Categories species = (Categories) table.column("species");
        Tensor codes = Tensor.of(Arrays.stream(species.codes()).asLongStream().toArray());
        return new Irises(Tensor.stack(columns, 1), codes, species.levels());
    }

    double[] column(int index) {
        return x.select(1, index).toDoubleArray();
    }
}
