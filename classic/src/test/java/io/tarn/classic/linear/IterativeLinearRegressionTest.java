package io.tarn.classic.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The oracle is the closed form.
final class IterativeLinearRegressionTest extends ModelContract<IterativeLinearRegression> {
    @Override
    protected IterativeLinearRegression fit(Tensor x, Tensor y) {
        return IterativeLinearRegression.fit(x, y.toDouble());
    }

    @Override
    protected Tensor ask(IterativeLinearRegression model, Tensor x) {
        return model.predict(x);
    }

    private static void sameAsClosedForm(Tensor x, Tensor y, double penalty) {
        var closed = LinearRegression.fit(x, y, c -> c.penalty(penalty));
        var found = IterativeLinearRegression.fit(x, y, c -> c.penalty(penalty));
        assertThat(found.weights().allClose(closed.weights(), 0, 1e-6)).isTrue();
        assertThat(found.intercept().allClose(closed.intercept(), 0, 1e-6)).isTrue();
    }

    @Test
    void findsWhatTheClosedFormFinds() {
        Golden golden = Golden.of("linear/diabetes");
        sameAsClosedForm(golden.get("x"), golden.get("y"), 0);
        sameAsClosedForm(golden.get("x"), golden.get("y"), 10);
    }

    @Test
    void findsTheSolutionOfLeastNormWhereThereAreMany() {
        Tensor x = Random.of(3).normal(20, 50).toDouble();
        sameAsClosedForm(x, x.sum(1), 0);
        Tensor twice = Tensor.cat(List.of(x, x), 1);
        sameAsClosedForm(twice, x.select(1, 0), 0);
    }

    @Test
    void learnsSeveralAnswersAtOnce() {
        Tensor y = Tensor.stack(List.of(y().toDouble(), Tensor.ones(60).toDouble()), 1);
        sameAsClosedForm(x(), y, 1);
        assertThat(fit(x(), y).predict(x()).shape()).isEqualTo(Shape.of(60, 2));
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> IterativeLinearRegression.fit(x(), y(), c -> c.penalty(-1)))
                .hasMessageContaining("a penalty of 0 or more");
        assertThatThrownBy(() -> IterativeLinearRegression.fit(x(), y(), c -> c.steps(0)))
                .hasMessageContaining("1 step or more");
        assertThatThrownBy(() -> IterativeLinearRegression.fit(x(), y(), c -> c.tolerance(-1)))
                .hasMessageContaining("a tolerance of 0 or more");
    }
}
