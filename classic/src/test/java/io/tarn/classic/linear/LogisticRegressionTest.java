package io.tarn.classic.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogisticRegressionTest extends ModelContract<LogisticRegression> {
    @Override
    protected LogisticRegression fit(Tensor x, Tensor y) {
        return LogisticRegression.fit(x, y);
    }

    @Override
    protected Tensor ask(LogisticRegression model, Tensor x) {
        return model.scores(x);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "wine", "breast-cancer", "digits"})
    void hasTheCoefficientsOfScikitLearn(String name) {
        Golden golden = Golden.of("linear/" + name);
        Tensor x = golden.get("x").toDouble().div(name.equals("digits") ? 16 : 1);
        var model = LogisticRegression.fit(x, golden.get("y"), c -> c.steps(2000).tolerance(1e-9));
        Tensor wanted = golden.get("weights");
        assertThat(
                        model.weights()
                                .allClose(
                                        wanted.reshape(model.weights().shape().toArray()), 0, 1e-4))
                .isTrue();
        assertThat(model.intercept().reshape(-1).allClose(golden.get("intercept"), 0, 1e-4))
                .isTrue();
    }

    @Test
    void stopsNearTheCoefficientsOfScikitLearnAsItComes() {
        Golden golden = Golden.of("linear/iris");
        var model = LogisticRegression.fit(golden.get("x"), golden.get("y"));
        assertThat(model.weights().allClose(golden.get("weights"), 0, 1e-3)).isTrue();
    }

    /// With one constant column p is the share of the second class: w + b = ln(p / (1 - p)).
    @Test
    void knowsTheSharesWhereTheColumnsSayNothing() {
        Tensor y = Tensor.of(0, 1, 1, 1);
        var model = LogisticRegression.fit(Tensor.ones(4, 1).toDouble(), y, c -> c.tolerance(1e-9));
        assertThat(model.intercept().item() + model.weights().item())
                .isCloseTo(Math.log(3), offset(1e-6));
        assertThat(model.probabilities(Tensor.ones(1, 1)).toDoubleArray()[1])
                .isCloseTo(0.75, offset(1e-6));
    }

    @Test
    void hasProbabilitiesThatSumToOne() {
        var model = fit(x(), y());
        assertThat(model.classes()).isEqualTo(3);
        assertThat(model.weights().shape()).isEqualTo(Shape.of(4, 3));
        Tensor sums = model.probabilities(x()).sum(1);
        assertThat(sums.allClose(Tensor.onesLike(sums), 0, 1e-12)).isTrue();
        assertThat(model.accuracy(x(), y())).isGreaterThan(0.85);
    }

    @Test
    void endsWhereSeparableClassesHaveNoBestWeights() {
        Tensor x = Tensor.of(-2.0, -1, 1, 2).unsqueeze(1);
        Tensor y = Tensor.of(0, 0, 1, 1);
        var model = LogisticRegression.fit(x, y, c -> c.penalty(0));
        assertThat(model.accuracy(x, y)).isEqualTo(1);
        assertThat(model.weights().item()).isGreaterThan(5).isFinite();
    }

    @Test
    void learnsFromRowsOfHalfThePrecision() {
        var fine = fit(x(), y());
        var coarse = fit(x().toFloat(), y());
        assertThat(coarse.weights().allClose(fine.weights(), 1e-3, 1e-3)).isTrue();
    }

    @Test
    void complainsAboutOneClassAndBadSettings() {
        assertThatThrownBy(() -> fit(x(), Tensor.zeros(60).toLong()))
                .hasMessageContaining("two classes or more");
        assertThatThrownBy(() -> LogisticRegression.fit(x(), y(), c -> c.penalty(-1)))
                .hasMessageContaining("a penalty of 0 or more");
        assertThatThrownBy(() -> LogisticRegression.fit(x(), y(), c -> c.steps(0)))
                .hasMessageContaining("1 step or more");
        assertThatThrownBy(() -> LogisticRegression.fit(x(), y(), c -> c.tolerance(Double.NaN)))
                .hasMessageContaining("a tolerance of 0 or more");
    }

    @Test
    void comparesClassesRowByRow() {
        var model = fit(x(), y());
        assertThatThrownBy(() -> model.accuracy(x(), y().narrow(0, 0, 1)))
                .hasMessageContaining("a class for each of 60 rows");
        assertThatThrownBy(() -> model.accuracy(x().narrow(0, 0, 0), y().narrow(0, 0, 0)))
                .hasMessageContaining("one or more");
    }
}
