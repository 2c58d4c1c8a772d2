package io.tarn.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.linear.LinearRegression;
import io.tarn.classic.linear.LogisticRegression;
import io.tarn.classic.linear.Polynomials;
import io.tarn.data.table.Categories;
import io.tarn.data.table.Numbers;
import io.tarn.data.table.Table;
import io.tarn.data.table.Target.Goal;
import io.tarn.datasets.Datasets;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Not of [ModelContract]: rows of tables may lack columns and values.
final class TableModelTest {
    private static final Table IRIS = Table.read(Datasets.path("iris"));

    @TempDir private Path folder;

    private final TableModel<LogisticRegression> iris =
            TableModel.fit(IRIS, "species", LogisticRegression::fit);

    /// Two numbers with gaps, a category, and y = 3a + 2 for red.
    private static Table mixed() {
        double[] a = new double[40];
        Arrays.setAll(a, i -> i % 7 + i / 40.0);
        int[] colour = new int[40];
        Arrays.setAll(colour, i -> i % 2);
        double[] y = new double[40];
        Arrays.setAll(y, i -> 3 * a[i] + (colour[i] == 0 ? 2 : 0));
        a[39] = Double.NaN;
        y[38] = Double.NaN;
        return Table.of(
                List.of(
                        new Numbers("a", a),
                        new Categories("colour", colour, List.of("red", "blue")),
                        new Numbers("y", y)));
    }

    @Test
    void tellsTheNamesOfClasses() {
        assertThat(iris.accuracy(IRIS)).isGreaterThan(0.95);
        assertThat(iris.classes()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(iris.predict(IRIS).text(0)).isEqualTo("setosa");
        assertThat(iris.predict(IRIS).name()).isEqualTo("species");
        Tensor sums = iris.probabilities(IRIS).sum(1);
        assertThat(sums.allClose(Tensor.onesLike(sums), 0, 1e-9)).isTrue();
        assertThat(iris.model().weights().size(0)).isEqualTo(iris.features().size());
    }

    @Test
    void tellsNumbersFromCategoriesAndMissingValues() {
        var model = TableModel.fit(mixed(), "y", LinearRegression::fit);
        assertThat(model.error(mixed().rows(0, 1, 2, 3))).isLessThan(0.2);
        assertThat(model.classes()).isEmpty();
        double[] said = ((Numbers) model.predict(mixed())).values();
        assertThat(said).hasSize(40).doesNotContain(Double.NaN);
    }

    @Test
    void answersTheSameAfterSavingAndLoading() {
        Path file = folder.resolve("iris.safetensors");
        iris.save(file);
        TableModel<?> again = Model.load(file, TableModel.class);
        assertThat(again.probabilities(IRIS).toDoubleArray())
                .isEqualTo(iris.probabilities(IRIS).toDoubleArray());
        assertThat(again).hasToString(iris.toString());
        assertThat(again.classes()).isEqualTo(iris.classes());
    }

    @Test
    void noticesMissingColumnsAndUnknownCategories() {
        var model = TableModel.fit(mixed(), "y", LinearRegression::fit);
        Table strange =
                Table.of(List.of(new Categories("colour", new int[] {0}, List.of("green"))));
        assertThat(model.predict(strange).size()).isOne();
        assertThat(String.join(" ", model.notes(strange)))
                .contains("missing columns")
                .contains("colour");
        assertThat(model.predict(mixed().rows(new int[0])).size()).isZero();
    }

    @Test
    void learnsLogarithmsOfLongTails() {
        double[] a = new double[100];
        Arrays.setAll(a, i -> i / 10.0);
        double[] y = Arrays.stream(a).map(Math::exp).toArray();
        Table table = Table.of(List.of(new Numbers("a", a), new Numbers("y", y)));
        var model = TableModel.fit(table, "y", LinearRegression::fit);
        assertThat(((Numbers) model.predict(table)).values()[99] / y[99])
                .isCloseTo(1, offset(1e-4));
    }

    @Test
    void complainsAboutModelsOfOtherGoals() {
        assertThatThrownBy(() -> TableModel.fit(IRIS, "species", LinearRegression::fit))
                .hasMessageContaining("a Classifier, for \"species\" is a classification");
        assertThatThrownBy(() -> TableModel.fit(mixed(), "y", (x, y) -> Polynomials.fit(x)))
                .hasMessageContaining("a Regressor");
        assertThatThrownBy(() -> iris.error(IRIS)).hasMessageContaining("accuracy(table)");
        var asked =
                TableModel.fit(
                        mixed().without("y").with(new Numbers("two", twos())),
                        "two",
                        LinearRegression::fit,
                        c -> c.goal(Goal.REGRESSION));
        assertThat(asked.error(mixed().with(new Numbers("two", twos())))).isLessThan(1);
        assertThatThrownBy(() -> asked.accuracy(mixed())).hasMessageContaining("error(table)");
        assertThatThrownBy(() -> asked.probabilities(mixed()))
                .hasMessageContaining("a model of probabilities");
    }

    private static double[] twos() {
        double[] twos = new double[40];
        Arrays.setAll(twos, i -> i % 2);
        return twos;
    }

    @Test
    void complainsAboutColumnsThatSayNothing() {
        assertThatThrownBy(() ->
                        TableModel.fit(mixed().without("a", "colour"), "y", LinearRegression::fit))
                .hasMessageContaining("a column to learn from");
    }

    @Test
    void complainsAboutDamagedFiles() {
        Saved saved = iris.saved();
        assertThatThrownBy(() ->
                        TableModel.restore(Saved.of(saved.type(), saved.settings(), Map.of())))
                .hasMessageContaining("weights");
        var settings = new HashMap<>(saved.settings());
        settings.put("model", "unknown");
        assertThatThrownBy(
                        () -> TableModel.restore(Saved.of(saved.type(), settings, saved.tensors())))
                .hasMessageContaining("a known model");
        settings.put("model", "logistic-regression");
        settings.remove("encoder");
        assertThatThrownBy(
                        () -> TableModel.restore(Saved.of(saved.type(), settings, saved.tensors())))
                .hasMessageContaining("a map encoder");
    }

    @Test
    void complainsWhereNoAnswerIsKnown() {
        Table unknown = IRIS.rows(new int[0]);
        assertThatThrownBy(() -> iris.accuracy(unknown))
                .hasMessageContaining("a row whose \"species\" is known");
        var numbers = TableModel.fit(mixed(), "y", LinearRegression::fit);
        assertThatThrownBy(() -> numbers.error(mixed().rows(new int[] {38})))
                .hasMessageContaining("a row whose \"y\" is known");
    }
}
