package io.tarn.classic.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinearRegressionTest extends ModelContract<LinearRegression> {
    @Override
    protected LinearRegression fit(Tensor x, Tensor y) {
        return LinearRegression.fit(x, y.toDouble());
    }

    @Override
    protected Tensor ask(LinearRegression model, Tensor x) {
        return model.predict(x);
    }

    @Test
    void hasTheCoefficientsOfScikitLearn() {
        Golden golden = Golden.of("linear/diabetes");
        var plain = LinearRegression.fit(golden.get("x"), golden.get("y"));
        assertThat(plain.weights().allClose(golden.get("plain"), 1e-8, 1e-8)).isTrue();
        assertThat(plain.intercept().allClose(golden.get("plain_intercept").squeeze(0), 1e-8, 1e-8))
                .isTrue();
        var ridge = LinearRegression.fit(golden.get("x"), golden.get("y"), c -> c.penalty(10));
        assertThat(ridge.weights().allClose(golden.get("ridge"), 1e-8, 1e-8)).isTrue();
    }

    @Test
    void findsTheSolutionOfLeastNormWhereThereAreMany() {
        Tensor x = Random.of(3).normal(5, 9).toDouble();
        Tensor y = x.sum(1);
        Tensor found = LinearRegression.fit(x, y).weights();
        assertThat(LinearRegression.fit(x, y).predict(x).allClose(y, 1e-9, 1e-9)).isTrue();
        assertThat(found.norm().item()).isLessThan(3); // all ones have norm 3
    }

    @Test
    void givesColumnsThatRepeatOrNeverChangeNoTrouble() {
        Tensor once = Random.of(3).normal(20, 1).toDouble();
        Tensor x = Tensor.cat(List.of(once, once, Tensor.ones(20, 1).toDouble()), 1);
        var model = LinearRegression.fit(x, once.squeeze(1).mul(4));
        assertThat(model.weights().toDoubleArray()[0]).isCloseTo(2, offset(1e-9));
        assertThat(model.weights().toDoubleArray()[2]).isZero();
    }

    @Test
    void learnsSeveralAnswersAtOnce() {
        Tensor y = Tensor.stack(List.of(y().toDouble(), y().toDouble().neg()), 1);
        var both = LinearRegression.fit(x(), y);
        assertThat(both.predict(x()).shape()).isEqualTo(Shape.of(60, 2));
        assertThat(both.weights().get(0, 0).item()).isEqualTo(-both.weights().get(0, 1).item());
    }

    @Test
    void complainsAboutAPenaltyBelowZero() {
        assertThatThrownBy(() -> LinearRegression.fit(x(), y(), c -> c.penalty(-1)))
                .hasMessageContaining("a penalty of 0 or more, got -1.0");
    }
}
