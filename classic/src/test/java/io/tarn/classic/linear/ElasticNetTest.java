package io.tarn.classic.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ElasticNetTest extends ModelContract<ElasticNet> {
    @Override
    protected ElasticNet fit(Tensor x, Tensor y) {
        return ElasticNet.fit(x, y.toDouble(), c -> c.penalty(0.1).share(0.5));
    }

    @Override
    protected Tensor ask(ElasticNet model, Tensor x) {
        return model.predict(x);
    }

    @Test
    void hasTheCoefficientsOfScikitLearn() {
        Tensor x = Golden.of("linear/diabetes").get("x");
        Tensor y = Golden.of("linear/diabetes").get("y");
        Golden golden = Golden.of("linear/elastic-net");
        var lasso = ElasticNet.fit(x, y);
        assertThat(lasso.weights().allClose(golden.get("lasso"), 0, 1e-4)).isTrue();
        assertThat(lasso.intercept().item())
                .isCloseTo(golden.get("lasso_intercept").item(), offset(1e-3)); // it is -300
        var net = ElasticNet.fit(x, y, c -> c.penalty(0.5).share(0.3));
        assertThat(net.weights().allClose(golden.get("net"), 0, 1e-4)).isTrue();
    }

    /// At the minimum xⱼᵀr/n is α·sign(wⱼ) where there is a weight, and α at most where there is none.
    @Test
    void meetsTheConditionsOfTheMinimumWithMoreColumnsThanRows() {
        Tensor x = Random.of(2).normal(30, 90).toDouble();
        Tensor y = x.narrow(1, 0, 3).sum(1);
        var model = ElasticNet.fit(x, y, c -> c.penalty(0.2).tolerance(1e-14));
        Tensor r = y.sub(model.predict(x));
        double[] slopes = x.t().matmul(r).div(30).toDoubleArray();
        double[] w = model.weights().toDoubleArray();
        for (int j = 0; j < w.length; j++) {
            if (w[j] == 0) {
                assertThat(Math.abs(slopes[j])).isLessThanOrEqualTo(0.2 + 1e-6);
            } else {
                assertThat(slopes[j]).isCloseTo(0.2 * Math.signum(w[j]), offset(1e-6));
            }
        }
        assertThat(model.weights().countNonzero().itemLong()).isBetween(3L, 30L);
    }

    @Test
    void sharesTheWeightBetweenEqualColumns() {
        Tensor once = Random.of(3).normal(50, 1).toDouble();
        Tensor x = Tensor.cat(List.of(once, once, Tensor.ones(50, 1).toDouble()), 1);
        var model = ElasticNet.fit(x, once.squeeze(1), c -> c.penalty(0.01).share(0.5));
        double[] w = model.weights().toDoubleArray();
        assertThat(w[0]).isCloseTo(w[1], offset(1e-3)).isPositive();
        assertThat(w[2]).isZero();
    }

    @Test
    void leavesNoColumnWhereThePenaltyIsLarge() {
        var model = ElasticNet.fit(x(), y().toDouble(), c -> c.penalty(1e3));
        assertThat(model.weights().countNonzero().itemLong()).isZero();
        assertThat(model.intercept().item()).isCloseTo(1, offset(1e-12));
        assertThat(model).hasToString("ElasticNet(0 of 4 columns)");
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> ElasticNet.fit(x(), y(), c -> c.penalty(0)))
                .hasMessageContaining("LinearRegression");
        assertThatThrownBy(() -> ElasticNet.fit(x(), y(), c -> c.share(0)))
                .hasMessageContaining("a share above 0");
        assertThatThrownBy(() -> ElasticNet.fit(x(), y(), c -> c.sweeps(0)))
                .hasMessageContaining("1 sweep or more");
        assertThatThrownBy(() -> ElasticNet.fit(x(), y(), c -> c.tolerance(-1)))
                .hasMessageContaining("a tolerance of 0 or more");
        assertThatThrownBy(() -> ElasticNet.fit(x(), x()))
                .hasMessageContaining("learn one answer at a time");
    }
}
