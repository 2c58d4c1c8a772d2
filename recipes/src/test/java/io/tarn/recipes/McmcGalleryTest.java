package io.tarn.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.classic.sample.Distribution;
import io.tarn.classic.sample.Estimate;
import io.tarn.classic.sample.MonteCarlo;
import io.tarn.train.Callback.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class McmcGalleryTest {
    private static List<McmcTarget> targets() {
        return McmcTarget.all();
    }

    /// By central differences.
    @ParameterizedTest
    @MethodSource("targets")
    void gradientsAreThoseOfTheDensities(McmcTarget target) {
        var random = new SplittableRandom(1);
        double h = 1e-5;
        for (int trial = 0; trial < 20; trial++) {
            double[] x = {2 * random.nextGaussian(), 2 * random.nextGaussian()};
            double[] slope = new double[2];
            target.density().at(x, slope);
            for (int i = 0; i < 2; i++) {
                double[] more = x.clone();
                double[] less = x.clone();
                more[i] += h;
                less[i] -= h;
                double expected = (target.density().at(more) - target.density().at(less)) / (2 * h);
                assertThat(slope[i])
                        .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    /// The densities, their maps from normal numbers and their deviations belong together.
    @ParameterizedTest
    @MethodSource("targets")
    void momentsAreThoseOfTheMaps(McmcTarget target) {
        for (int dimension = 0; dimension < 2; dimension++) {
            int own = dimension;
            double mean = 0;
            double square = 0;
            for (var piece : target.pieces()) {
                Estimate first = estimate(z -> piece.apply(z)[own]);
                Estimate second = estimate(z -> Math.pow(piece.apply(z)[own], 2));
                mean += first.mean() / target.pieces().size();
                square += second.mean() / target.pieces().size();
            }
            double deviation = target.deviations()[dimension];
            assertThat(mean).isCloseTo(0, within(0.02 * deviation));
            double tail = target.name().equals("funnel") ? 0.4 : 0.03; // exp(x₀) has a heavy one
            assertThat(square / (deviation * deviation)).isCloseTo(1, within(tail));
        }
    }

    private static Estimate estimate(ToDoubleFunction<double[]> f) {
        return MonteCarlo.mean(f, Distribution.normal(2, 1), c -> c.draws(100_000));
    }

    @Test
    void theShortFormReachesTheTargetLooselyAndSeesTheModes(@TempDir Path folder) {
        var outcome = new McmcGallery().run(new Kitchen(folder, 0, 0.25, _ -> Answer.GO_ON));

        assertThat(outcome.value()).isBetween(0.999, 1.03);
        assertThat(outcome.page().html())
                .contains("Two far modes: parallel tempering", "ESS per 1,000", "Funnel: NUTS");
        assertThat(outcome.page().pictures()).containsKey("trace-two-far-modes-nuts.svg");
    }
}
