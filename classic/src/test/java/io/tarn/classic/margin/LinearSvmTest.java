package io.tarn.classic.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinearSvmTest extends ModelContract<LinearSvm> {
    @Override
    protected LinearSvm fit(Tensor x, Tensor y) {
        return LinearSvm.fit(x, y);
    }

    @Override
    protected Tensor ask(LinearSvm model, Tensor x) {
        return model.scores(x);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "wine", "cancer"})
    void hasTheDecisionsOfScikitLearn(String name) {
        Golden golden = Golden.of("margin/" + name);
        Tensor x = golden.get("x");
        Tensor y = golden.get("y");
        agrees(LinearSvm.fit(x, y, c -> c.tolerance(1e-10)).scores(x), golden.get("linear_svm"));
    }

    /// Of two classes scikit-learn has one column, which speaks for the second.
    private static void agrees(Tensor scores, Tensor expected) {
        Tensor own = expected.rank() == 1 ? scores.select(1, 1) : scores;
        assertThat(own.allClose(expected, 0, 1e-4)).isTrue();
    }

    @Test
    void readsDigitsAsScikitLearnDoes() {
        Golden digits = Golden.of("margin/digits");
        Tensor x = digits.get("x");
        var model =
                LinearSvm.fit(
                        x.narrow(0, 0, 250),
                        digits.get("y").narrow(0, 0, 250),
                        c -> c.tolerance(1e-8));
        assertThat(model.predict(x).toLongArray()).isEqualTo(digits.get("linear").toLongArray());
    }

    @Test
    void learnsTheSameWhateverElseLearnsBesideIt() {
        Tensor alone = fit(x(), y()).weights();
        var beside = IntStream.range(0, 8).parallel().mapToObj(_ -> fit(x(), y())).toList();
        assertThat(beside).allMatch(model -> model.weights().sameAs(alone));
    }

    @Test
    void findsTheWidestMarginBetweenTwoPoints() {
        Tensor x = Tensor.of(new double[][] {{-1, 0}, {1, 0}});
        var model = LinearSvm.fit(x, Tensor.of(0L, 1), c -> c.cost(1e4).tolerance(1e-9));
        assertThat(model.weights().get(0, 1).item()).isCloseTo(1, offset(1e-3));
        assertThat(model.weights().get(1, 1).item()).isZero();
        assertThat(model.intercept().get(1).item()).isCloseTo(0, offset(1e-9));
    }

    @Test
    void hasOppositeWeightsForTwoClasses() {
        Tensor y = y().clampMax(1);
        var model = fit(x(), y);
        Tensor both = model.weights().sum(1).abs().add(model.intercept().sum().abs());
        assertThat(both.max().item()).isZero();
        assertThat(model.accuracy(x(), y)).isGreaterThan(0.9);
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> LinearSvm.fit(x(), y(), c -> c.cost(Double.NaN)))
                .hasMessageContaining("a cost above 0, got NaN");
        assertThatThrownBy(() -> LinearSvm.fit(x(), y(), c -> c.tolerance(1)))
                .hasMessageContaining("a tolerance between 0 and 1, got 1.0");
    }
}
