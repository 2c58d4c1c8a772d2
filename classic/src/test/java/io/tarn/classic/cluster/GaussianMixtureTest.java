package io.tarn.classic.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class GaussianMixtureTest extends ModelContract<GaussianMixture> {
    @Override
    protected GaussianMixture fit(Tensor x, Tensor y) {
        return GaussianMixture.fit(x, 3);
    }

    @Override
    protected Tensor ask(GaussianMixture model, Tensor x) {
        return model.logDensity(x);
    }

    @ParameterizedTest
    @EnumSource
    void isAsLikelyAsThatOfScikitLearn(Covariances kind) {
        Golden golden = Golden.of("cluster/iris");
        String name = kind == Covariances.DIAGONAL ? "diag" : kind.name().toLowerCase(Locale.ROOT);
        double[] theirs = golden.get("mixture_" + name).toDoubleArray();
        Tensor x = golden.get("x");
        var model =
                GaussianMixture.fit(
                        x, 3, c -> c.covariances(kind).starts(5).tolerance(1e-6).iterations(1000));
        double likelihood = model.logDensity(x).mean().item();
        assertThat(likelihood).isGreaterThan(theirs[0] - 1e-4);
        // the same number of parameters
        assertThat(model.bic(x) + 300 * likelihood)
                .isCloseTo(theirs[1] + 300 * theirs[0], offset(1e-6));
        assertThat(model.aic(x) + 300 * likelihood)
                .isCloseTo(theirs[2] + 300 * theirs[0], offset(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void neverGetsLessLikelyWithAStep(Covariances kind) {
        for (int seed = 0; seed < 15; seed++) {
            Random random = Random.of(seed);
            Tensor x = random.normal(40 + seed, 1 + seed % 4).toDouble();
            Tensor twisted = x.mul(x.cumsum(1).exp()).add(seed);
            Tensor rough = seed % 2 == 0 ? twisted : twisted.round(); // many rows are equal
            var expectation =
                    new Expectation(
                            rough.sub(rough.mean(0)),
                            new GaussianMixture.Config(kind, 1, 60, 0, 1e-6, 0));
            Tensor guess = random.integers(0, 4, x.size(0));
            List<Double> curve = expectation.run(guess, 4).curve();
            for (int i = 1; i < curve.size() - 1; i++) {
                assertThat(curve.get(i)).as("seed %d", seed).isGreaterThan(curve.get(i - 1) - 1e-9);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isADensity(Covariances kind) {
        Tensor x = Random.of(1).normal(80, 2).toDouble();
        var model = GaussianMixture.fit(x, 2, c -> c.covariances(kind));
        Tensor axis = Tensor.arange(-8, 8, 0.05).toDouble();
        long n = axis.size(0);
        Tensor grid =
                Tensor.stack(
                        List.of(
                                axis.unsqueeze(1).expand(n, n).reshape(-1),
                                axis.unsqueeze(0).expand(n, n).reshape(-1)),
                        1);
        assertThat(model.logDensity(grid).exp().sum().item() * 0.05 * 0.05)
                .isCloseTo(1, offset(1e-6));
        assertThat(model.shares(x).sum(1).sub(1).abs().max().item()).isLessThan(1e-12);
        assertThat(model.covariances().shape()).isEqualTo(Shape.of(2, 2, 2));
    }

    @ParameterizedTest
    @EnumSource
    void findsItselfInItsSamples(Covariances kind) {
        Tensor x = Tensor.cat(List.of(cloud(1, 0), cloud(2, 12)), 0);
        var model = GaussianMixture.fit(x, 2, c -> c.covariances(kind));
        Tensor drawn = model.sample(20_000, 5);
        var again = GaussianMixture.fit(drawn, 2, c -> c.covariances(kind));
        long same = again.means().sub(model.means().get(0)).abs().sum(1).argmin().itemLong();
        Tensor first = again.covariances().get(same);
        assertThat(first.sub(model.covariances().get(0)).abs().max().item()).isLessThan(0.15);
        assertThat(model.sample(9, 1).toDoubleArray())
                .isEqualTo(model.sample(9, 1).toDoubleArray());
    }

    private static Tensor cloud(int seed, double at) {
        Tensor z = Random.of(seed).normal(200, 2).toDouble();
        return z.matmul(Tensor.of(new double[][] {{1, 0.8}, {0, 0.5}})).add(at);
    }

    @Test
    void oneComponentIsTheMeanAndTheCovariance() {
        var model = GaussianMixture.fit(x(), 1);
        Tensor centred = x().sub(x().mean(0));
        assertThat(model.means().squeeze(0).allClose(x().mean(0), 1e-12, 1e-12)).isTrue();
        Tensor covariance = centred.t().matmul(centred).div(60);
        assertThat(model.covariances().get(0).allClose(covariance, 1e-9, 1e-9)).isTrue();
    }

    @Test
    void staysFiniteWhereAColumnNeverChangesAndColumnsOutnumberRows() {
        Tensor flat = Tensor.cat(List.of(x(), Tensor.ones(60, 1).toDouble()), 1);
        assertThat(GaussianMixture.fit(flat, 3).logDensity(flat).isFinite().all().itemLong())
                .isEqualTo(1);
        Tensor wide = Random.of(1).normal(5, 30);
        assertThat(GaussianMixture.fit(wide, 2).logDensity(wide).isFinite().all().itemLong())
                .isEqualTo(1);
    }

    @Test
    void complainsAboutRowsThatAreAllTheSame() {
        assertThatThrownBy(() -> GaussianMixture.fit(Tensor.ones(9, 2), 1))
                .hasMessageContaining("2 different rows or more, got 1");
        assertThatThrownBy(() -> GaussianMixture.fit(x(), 0))
                .hasMessageContaining("one component or more");
        assertThatThrownBy(() -> GaussianMixture.fit(x(), 2, c -> c.floor(0)))
                .hasMessageContaining("a floor between 0 and 1");
        assertThatThrownBy(() -> GaussianMixture.fit(x(), 2, c -> c.iterations(0)))
                .hasMessageContaining("one iteration or more");
        var model = GaussianMixture.fit(x(), 2);
        assertThatThrownBy(() -> model.sample(0, 1)).hasMessageContaining("a row or more, got 0");
        assertThatThrownBy(() -> model.bic(x().narrow(0, 0, 0)))
                .hasMessageContaining("a row or more, got 0");
    }
}
