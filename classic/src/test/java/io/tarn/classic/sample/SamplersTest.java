package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every Markov chain has to do.
final class SamplersTest {
    private static final double EULER = 0.5772156649015329;

    /// A sampler of a target.
    record Kind(String name, Function<SmoothDensity, MarkovSampler> on) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind("Metropolis", target -> MetropolisHastings.of(target)),
                new Kind("HMC", target -> HamiltonianMonteCarlo.of(target)),
                new Kind("NUTS", target -> NoUTurnSampler.of(target)),
                new Kind("tempering", target -> ParallelTempering.of(target, c -> c.hottest(5))));
    }

    private static Chains sampled(Kind kind, SmoothDensity target, int dimensions, int draws) {
        return kind.on()
                .apply(target)
                .sample(Distribution.normal(dimensions, 2), c -> c.draws(draws).seed(1));
    }

    /// Within three standard errors, as the effective size says.
    private static void requireMean(Chains chains, ToDoubleFunction<double[]> f, double expected) {
        double[][] values =
                Arrays.stream(chains.draws())
                        .map(chain -> Arrays.stream(chain).mapToDouble(f).toArray())
                        .toArray(double[][]::new);
        double[] all = Ranks.flat(values);
        double error = Math.sqrt(Moments.variance(all) / EffectiveSize.mean(values));
        assertThat(Moments.mean(all)).isCloseTo(expected, within(3 * error));
        assertThat(error).isLessThan(0.15 * Math.max(1, Math.abs(expected)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasTheMomentsOfACorrelatedGaussian(Kind kind) {
        Chains chains = sampled(kind, Targets.gaussian(0.8), 2, 5000);
        requireMean(chains, x -> x[0], 0);
        requireMean(chains, x -> x[1], 0);
        requireMean(chains, x -> x[0] * x[0], 1);
        requireMean(chains, x -> x[0] * x[1], 0.8);
        assertThat(chains.worstRhat()).isLessThan(1.01);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasTheMomentsOfABanana(Kind kind) {
        Chains chains = sampled(kind, Targets.banana(), 2, 10_000);
        requireMean(chains, x -> x[0], 0);
        requireMean(chains, x -> x[1], 0);
        requireMean(chains, x -> x[0] * x[0], 1);
        requireMean(chains, x -> x[1] * x[1], 2.25);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasTheMomentsOfAGammaOnItsLogarithm(Kind kind) {
        Chains chains = sampled(kind, Targets.logGamma(), 1, 5000);
        double mean = 1.5 - EULER;
        requireMean(chains, x -> x[0], mean);
        requireMean(chains, x -> (x[0] - mean) * (x[0] - mean), Math.PI * Math.PI / 6 - 1.25);
        requireMean(chains, x -> Math.exp(x[0]), 3);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasTheMomentsOfStudentsT(Kind kind) {
        Chains chains = sampled(kind, Targets.studentT(), 1, 5000);
        requireMean(chains, x -> x[0], 0);
        requireMean(chains, x -> x[0] * x[0], 4.0 / 3);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void givesTheSameDrawsForTheSameSeed(Kind kind) {
        MarkovSampler sampler = kind.on().apply(Targets.gaussian(0.5));
        double[] start = {0.1, 0.2};
        Chains once = sampler.sample(start, c -> c.warmUp(60).draws(40).seed(5));
        Chains again = sampler.sample(start, c -> c.warmUp(60).draws(40).seed(5));
        Chains other = sampler.sample(start, c -> c.warmUp(60).draws(40).seed(6));
        assertThat(again.draws()).isDeepEqualTo(once.draws());
        assertThat(other.draws()[0][39]).isNotEqualTo(once.draws()[0][39]);
        assertThat(once.draws()[1][39]).isNotEqualTo(once.draws()[0][39]);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void walksWithoutAnyWarmUp(Kind kind) {
        Chains chains =
                kind.on()
                        .apply(Targets.gaussian(0))
                        .sample(new double[2], c -> c.warmUp(0).draws(500));
        assertThat(chains.deviation(0)).isBetween(0.5, 1.5);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void complainsAboutAStartWhereNothingIs(Kind kind) {
        SmoothDensity half =
                (x, slope) -> {
                    slope[0] = -1;
                    return x[0] < 0 ? Double.NEGATIVE_INFINITY : -x[0];
                };
        MarkovSampler sampler = kind.on().apply(half);
        assertThatThrownBy(() -> sampler.sample(new double[] {-1}))
                .hasMessageContaining(
                        "a start where the density is above 0, got -Infinity at [-1.0]");
        assertThatThrownBy(() -> sampler.sample(new double[0]))
                .hasMessageContaining("a start of one or more finite coordinates, got []");
        assertThatThrownBy(() -> sampler.sample(new double[] {Double.NaN}))
                .hasMessageContaining("one or more finite coordinates");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void complainsAboutADensityThatIsNotANumber(Kind kind) {
        SmoothDensity root =
                (x, slope) -> {
                    slope[0] = -1;
                    return Math.sqrt(x[0]) - x[0];
                };
        assertThatThrownBy(() -> kind.on().apply(root).sample(new double[] {1}))
                .hasMessageContaining("a log density that is a number or -Infinity, got NaN at [-")
                .hasMessageContaining("return -Infinity where the density is 0");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void respectsAnEdge(Kind kind) {
        SmoothDensity half =
                (x, slope) -> {
                    slope[0] = -x[0];
                    return x[0] < 0 ? Double.NEGATIVE_INFINITY : -x[0] * x[0] / 2;
                };
        Chains chains = kind.on().apply(half).sample(new double[] {1}, c -> c.draws(4000).seed(2));
        requireMean(chains, x -> x[0], Math.sqrt(2 / Math.PI));
        assertThat(chains.quantile(0, 0)).isNotNegative();
    }
}
