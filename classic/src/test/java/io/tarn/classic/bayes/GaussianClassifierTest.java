package io.tarn.classic.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.classic.bayes.GaussianClassifier.Covariance;
import io.tarn.classic.bayes.GaussianClassifier.Estimate;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GaussianClassifierTest extends ModelContract<GaussianClassifier> {
    private static final Golden WINE = Golden.of("bayes/wine");

    @Override
    protected GaussianClassifier fit(Tensor x, Tensor y) {
        return GaussianClassifier.fit(x, y);
    }

    @Override
    protected Tensor ask(GaussianClassifier model, Tensor x) {
        return model.scores(x);
    }

    private static GaussianClassifier shared(Tensor x, Tensor y) {
        return GaussianClassifier.fit(x, y, c -> c.covariance(Covariance.SHARED));
    }

    @Test
    void isLinearDiscriminantAnalysisWhereTheCovarianceIsShared() {
        var model = shared(WINE.get("x"), WINE.get("y"));
        assertThat(model.scores(WINE.get("x")).allClose(WINE.get("shared"), 1e-7, 1e-7)).isTrue();
        assertThat(model.linear().w().allClose(WINE.get("weights"), 1e-7, 1e-7)).isTrue();
    }

    @Test
    void isQuadraticDiscriminantAnalysisWhereEachClassHasItsOwn() {
        var model = fit(WINE.get("x"), WINE.get("y"));
        assertThat(model.covariances().allClose(WINE.get("own_covariance"), 1e-9, 1e-9)).isTrue();
        assertThat(model.scores(WINE.get("x")).allClose(WINE.get("own"), 1e-6, 1e-6)).isTrue();
    }

    @Test
    void dividesAnUnbiasedCovarianceByFewer() {
        var own = GaussianClassifier.fit(x(), y(), c -> c.estimate(Estimate.UNBIASED));
        Tensor likely = fit(x(), y()).covariances();
        assertThat(own.covariances().allClose(likely.mul(20 / 19.0), 1e-12, 1e-12)).isTrue();
        var unbiased =
                GaussianClassifier.fit(
                        x(), y(), c -> c.covariance(Covariance.SHARED).estimate(Estimate.UNBIASED));
        Tensor common = shared(x(), y()).covariances();
        assertThat(unbiased.covariances().allClose(common.mul(60 / 57.0), 1e-12, 1e-12)).isTrue();
        assertThat(common.get(0).allClose(likely.mean(0), 1e-12, 1e-12)).isTrue();
    }

    @Test
    void shrinksAsScikitLearnDoes() {
        var model =
                GaussianClassifier.fit(
                        WINE.get("x"),
                        WINE.get("y"),
                        c -> c.covariance(Covariance.SHARED).shrinkage(0.3));
        assertThat(model.scores(WINE.get("x")).allClose(WINE.get("shrunk"), 1e-7, 1e-7)).isTrue();
    }

    @Test
    void hasThePosteriorSigmaOfAWeightedSumForTwoClasses() {
        Golden irises = Golden.of("bayes/two-irises");
        Tensor x = irises.get("x");
        var model = shared(x, irises.get("y"));
        Tensor w = model.linear().w();
        Tensor b = model.linear().b();
        Tensor posterior = model.probabilities(x).select(1, 1);
        assertThat(posterior.allClose(x.matmul(w).add(b).sigmoid(), 1e-10, 1e-10)).isTrue();
        assertThat(posterior.allClose(irises.get("posterior"), 1e-8, 1e-8)).isTrue();
        assertThat(w.allClose(irises.get("w"), 1e-8, 1e-8)).isTrue();
        assertThat(b.item()).isCloseTo(irises.get("b").item(), offset(1e-8));
    }

    @Test
    void hasThePosteriorSoftmaxOfWeightedSumsForMore() {
        var model = shared(x(), y());
        var posterior = model.linear();
        assertThat(posterior.w().shape()).isEqualTo(Shape.of(4, 3));
        Tensor softmax = x().matmul(posterior.w()).add(posterior.b()).softmax(1);
        assertThat(model.probabilities(x()).allClose(softmax, 1e-10, 1e-10)).isTrue();
        assertThatThrownBy(() -> fit(x(), y()).linear())
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("Covariance.SHARED");
    }

    @Test
    void estimatesWhatIsMostLikely() {
        Tensor x = Tensor.of(new double[][] {{0, 0}, {2, 0}, {1, 3}, {5, 5}, {7, 5}, {6, 2}});
        Tensor y = Tensor.of(0L, 0, 0, 1, 1, 1);
        var model = fit(x, y);
        assertThat(model.means().toDoubleArray()).containsExactly(1, 1, 6, 4);
        assertThat(model.priors().toDoubleArray()).containsExactly(0.5, 0.5);
        assertThat(model.covariances().get(0).toDoubleArray()).containsExactly(2 / 3.0, 0, 0, 2);
        // at its mean the density is 1 / (2π·√det Σ)
        assertThat(model.logDensities(x.mean(0).unsqueeze(0)).shape()).isEqualTo(Shape.of(1, 2));
        assertThat(model.logDensities(model.means()).get(0, 0).item())
                .isCloseTo(-Math.log(2 * Math.PI * Math.sqrt(4 / 3.0)), offset(1e-12));
    }

    @Test
    void asksForShrinkageWhereACovarianceIsSingular() {
        Tensor repeated = Tensor.cat(List.of(x(), x().narrow(1, 0, 1).mul(0.1)), 1);
        Tensor flat = Tensor.cat(List.of(x(), Tensor.full(Shape.of(60, 1), 0.1, x().dtype())), 1);
        Tensor wide = Tensor.cat(List.of(x().reshape(6, 40), x().square().reshape(6, 40)), 1);
        Tensor few = Tensor.of(0L, 1, 0, 1, 0, 1);
        for (Tensor x : List.of(repeated, flat)) {
            assertThatThrownBy(() -> fit(x, y())).hasMessageContaining("use shrinkage");
            assertThat(GaussianClassifier.fit(x, y(), c -> c.shrinkage(0.1)).accuracy(x, y()))
                    .isGreaterThan(0.6);
        }
        assertThatThrownBy(() -> shared(wide, few)).hasMessageContaining("use shrinkage");
        assertThatThrownBy(() -> fit(wide.narrow(0, 0, 2), few.narrow(0, 0, 2)))
                .hasMessageContaining("a singular covariance");
    }

    @Test
    void takesColumnsOfVeryDifferentUnits() {
        Tensor units = Tensor.of(1e-9, 1, 1e9, 1e3);
        assertThat(fit(x().mul(units), y()).scores(x().mul(units)))
                .satisfies(s ->
                        assertThat(s.allClose(fit(x(), y()).scores(x()), 1e-8, 1e-8)).isTrue());
    }

    @Test
    void complainsAboutBadSettings() {
        assertThatThrownBy(() -> GaussianClassifier.fit(x(), y(), c -> c.shrinkage(2)))
                .hasMessageContaining("a shrinkage from 0 to 1, got 2.0");
        assertThatThrownBy(() ->
                        GaussianClassifier.fit(
                                x().narrow(0, 0, 3),
                                y().narrow(0, 0, 3),
                                c -> c.estimate(Estimate.UNBIASED)))
                .hasMessageContaining("more rows than means");
        assertThatThrownBy(() -> fit(x(), Tensor.zeros(60).toLong()))
                .hasMessageContaining("two classes or more");
    }
}
