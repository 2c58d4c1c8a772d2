package io.tarn.classic.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Golden;
import io.tarn.classic.ModelContract;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GaussianHmmTest extends ModelContract<GaussianHmm> {
    private static final GaussianHmm THREE =
            GaussianHmm.of(
                    Tensor.of(0.2, 0.3, 0.5),
                    Tensor.of(new double[][] {{0.9, 0.1, 0}, {0, 0.8, 0.2}, {0.3, 0, 0.7}}),
                    Tensor.of(new double[][] {{0, 0}, {3, 0}, {0, 4}}),
                    Tensor.of(
                            new double[] {1, 0.5, 0.5, 1, 1, 0, 0, 2, 0.5, -0.2, -0.2, 0.4},
                            3,
                            2,
                            2));

    @Override
    protected GaussianHmm fit(Tensor x, Tensor y) {
        return GaussianHmm.fit(List.of(x), 3);
    }

    @Override
    protected Tensor ask(GaussianHmm model, Tensor x) {
        return model.posteriors(x);
    }

    /// log N of a row by the formula with the inverse and the determinant.
    @Test
    void knowsTheDensityOfAGaussian() {
        var one =
                GaussianHmm.of(
                        Tensor.of(1.0),
                        Tensor.ones(1, 1),
                        Tensor.of(new double[][] {{1, 2}}),
                        Tensor.of(new double[] {2, 1, 1, 3}, 1, 2, 2));
        // Σ⁻¹ = ((3, -1), (-1, 2))/5, |Σ| = 5; x - μ = (1, -1): squares (3 + 2 + 2)/5
        double expected = -0.5 * (7 / 5.0 + Math.log(5) + 2 * Math.log(2 * Math.PI));
        assertThat(one.logLikelihood(Tensor.of(new double[][] {{2, 1}})))
                .isCloseTo(expected, offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithAllPathsOneByOne(long seed) {
        Tensor rows = THREE.sample(6, seed).sequence();
        double[] emitted = new double[18];
        for (int t = 0; t < 6; t++) {
            for (int k = 0; k < 3; k++) {
                Bell bell =
                        Bell.of(
                                THREE.means().get(k).toDoubleArray(),
                                THREE.covariances().get(k).toDoubleArray());
                double[] log = new double[1];
                bell.logLikelihoods(rows.get(t).toDoubleArray(), Covariance.FULL, log, 1, 0);
                emitted[t * 3 + k] = Math.exp(log[0]);
            }
        }
        Chain chain = new Chain(THREE.start().toDoubleArray(), THREE.transitions().toDoubleArray());
        Paths all = Paths.of(chain, emitted);
        assertThat(THREE.logLikelihood(rows)).isCloseTo(Math.log(all.likelihood()), offset(1e-10));
        assertThat(THREE.posteriors(rows).toDoubleArray())
                .containsExactly(all.posteriors(), offset(1e-10));
        assertThat(THREE.states(rows).toInt().toIntArray()).isEqualTo(all.best());
    }

    /// Where every sequence has one step, transitions do not count.
    @ParameterizedTest
    @EnumSource
    void isTheMixtureOfScikitLearnWhereNothingFollows(Covariance kind) {
        Golden golden = Golden.of(kind == Covariance.FULL ? "markov/full" : "markov/diag");
        List<Tensor> rows = golden.get("x").split(1, 0);
        Tensor third = Tensor.ones(3).toDouble().div(3);
        GaussianHmm begin =
                GaussianHmm.of(
                        third,
                        Tensor.ones(3, 3).toDouble().div(3),
                        golden.get("means_before"),
                        golden.get("covariances_before"));
        var mixture =
                begin.improved(
                        rows,
                        c -> c.covariance(kind).training(t -> t.iterations(2000).tolerance(1e-13)));
        double logLikelihood = rows.stream().mapToDouble(mixture::logLikelihood).sum();
        assertThat(logLikelihood).isCloseTo(golden.get("log_likelihood").item(), offset(1e-6));
        assertThat(mixture.start().allClose(golden.get("weights"), 0, 1e-4)).isTrue();
        assertThat(mixture.means().allClose(golden.get("means"), 0, 1e-4)).isTrue();
        assertThat(mixture.covariances().allClose(golden.get("covariances"), 0, 1e-4)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void learningNeverLowersTheLikelihood(Covariance kind) {
        for (long seed = 0; seed < 10; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Random normal = Random.of(seed);
            long columns = 1 + random.nextInt(3);
            List<Tensor> sequences =
                    random.ints(3, 1, 25)
                            .mapToObj(steps -> normal.normal(steps, columns).toDouble())
                            .toList();
            int states = 1 + random.nextInt(3);
            var model =
                    GaussianHmm.fit(
                            sequences,
                            states,
                            c ->
                                    c.covariance(kind)
                                            .varianceFloor(0.01)
                                            .training(t -> t.tolerance(0).restarts(2)));
            double[] history = model.history().toDoubleArray();
            for (int i = 1; i < history.length; i++) {
                assertThat(history[i]).isGreaterThanOrEqualTo(history[i - 1] - 1e-8);
            }
        }
    }

    @Test
    void findsTheModelThatMadeTwentyThousandRows() {
        var seen = THREE.sample(20_000, 1);
        var model = GaussianHmm.fit(List.of(seen.sequence()), 3);
        long[] order =
                IntStream.range(0, 3)
                        .mapToLong(k ->
                                THREE.means()
                                        .get(k)
                                        .sub(model.means())
                                        .square()
                                        .sum(1)
                                        .argmin()
                                        .itemLong())
                        .toArray();
        assertThat(order).containsExactlyInAnyOrder(0, 1, 2);
        Tensor places = Tensor.of(order);
        assertThat(model.means().indexSelect(0, places).allClose(THREE.means(), 0, 0.05)).isTrue();
        assertThat(
                        model.covariances()
                                .indexSelect(0, places)
                                .allClose(THREE.covariances(), 0, 0.08))
                .isTrue();
        Tensor found = model.transitions().indexSelect(0, places).indexSelect(1, places);
        assertThat(found.allClose(THREE.transitions(), 0, 0.02)).isTrue();
        assertThat(THREE.states(seen.sequence()).eq(seen.states()).toDouble().mean().item())
                .isGreaterThan(0.95);
    }

    /// Sequences of one row have no transitions: a mixture. One state is the mean and covariance of all rows.
    @Test
    void oneStateIsTheGaussianOfAllRows() {
        Tensor x = x();
        var model = GaussianHmm.fit(List.of(x.narrow(0, 0, 20), x.narrow(0, 20, 40)), 1);
        assertThat(model.means().squeeze(0).allClose(x.mean(0), 1e-10, 1e-10)).isTrue();
        Tensor apart = x.sub(x.mean(0));
        assertThat(
                        model.covariances()
                                .squeeze(0)
                                .allClose(apart.t().matmul(apart).div(60), 1e-10, 1e-10))
                .isTrue();
        assertThat(model.predictNext(x).allClose(x.mean(0), 1e-10, 1e-10)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aColumnThatNeverChangesHasTheVarianceOfTheFloor(Covariance kind) {
        Tensor x = Tensor.cat(List.of(x(), Tensor.ones(60, 1).toDouble()), 1);
        var model = GaussianHmm.fit(List.of(x), 2, c -> c.covariance(kind).varianceFloor(0.25));
        for (int k = 0; k < 2; k++) {
            assertThat(model.covariances().get(k, 4, 4).item()).isCloseTo(0.25, offset(1e-9));
        }
        assertThat(model.posteriors(x).isFinite().all().itemLong()).isEqualTo(1);
        var alike = GaussianHmm.fit(List.of(Tensor.ones(9, 2)), 3, c -> c.covariance(kind));
        assertThat(alike.logLikelihood(Tensor.ones(2, 2))).isFinite();
    }

    @Test
    void rowsFarFromEveryStateHaveALikelihoodToo() {
        Tensor far = Tensor.of(new double[][] {{0, 0}, {1e6, -1e6}, {3, 0}});
        assertThat(THREE.logLikelihood(far)).isFinite().isLessThan(-1e10);
        assertThat(THREE.posteriors(far).sum(1).allClose(Tensor.ones(3).toDouble(), 1e-12, 0))
                .isTrue();
    }

    @Test
    void goesOnFromAModel() {
        Tensor seen = THREE.sample(500, 3).sequence();
        var better =
                THREE.improved(List.of(seen), c -> c.training(t -> t.iterations(5).tolerance(0)));
        assertThat(better.history().size(0)).isEqualTo(6);
        assertThat(better.logLikelihood(seen)).isGreaterThan(THREE.logLikelihood(seen));
        assertThat(better.transitions().where(THREE.transitions().eq(0), 0).sum().item()).isZero();
    }

    @Test
    void complainsAboutWhatItCannotLearnFrom() {
        assertThatThrownBy(() -> GaussianHmm.fit(List.of(), 2)).hasMessageContaining("0 rows");
        assertThatThrownBy(() -> GaussianHmm.fit(List.of(Tensor.zeros(2, 3)), 4))
                .hasMessageContaining("4 states and 2 rows");
        assertThatThrownBy(() -> GaussianHmm.fit(List.of(Tensor.zeros(9, 3)), 0))
                .hasMessageContaining("a state or more");
        assertThatThrownBy(() -> GaussianHmm.fit(List.of(x(), Tensor.zeros(9, 3)), 2))
                .hasMessageContaining("[rows, 4]");
        assertThatThrownBy(() -> THREE.states(Tensor.zeros(0, 2)))
                .hasMessageContaining("a row or more");
        assertThatThrownBy(() -> GaussianHmm.fit(List.of(x()), 2, c -> c.varianceFloor(0)))
                .hasMessageContaining("variance floor");
        assertThatThrownBy(() ->
                        GaussianHmm.of(
                                Tensor.of(1.0),
                                Tensor.ones(1, 1),
                                Tensor.zeros(1, 2),
                                Tensor.zeros(1, 2, 2)))
                .hasMessageContaining("positive definite");
        Tensor endless = Tensor.eye(2).unsqueeze(0).div(0);
        assertThatThrownBy(() ->
                        GaussianHmm.of(
                                Tensor.of(1.0), Tensor.ones(1, 1), Tensor.zeros(1, 2), endless))
                .hasMessageContaining("finite");
    }
}
