package io.tarn.classic.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class MetropolisHastingsTest {
    private static final double[] PARTS = {0.1, 0.2, 0.3, 0.4};

    /// From i to j, by no means symmetric.
    private static final double[][] Q = {
        {0.1, 0.6, 0.2, 0.1}, {0.3, 0.1, 0.5, 0.1}, {0.25, 0.25, 0.25, 0.25}, {0.7, 0.1, 0.1, 0.1}
    };

    private static final Proposal JUMPS =
            new Proposal() {
                @Override
                public double[] from(double[] place, double step, RandomGenerator random) {
                    double u = random.nextDouble();
                    int j = 0;
                    while (j < 3 && (u -= Q[(int) place[0]][j]) >= 0) {
                        j++;
                    }
                    return new double[] {j};
                }

                @Override
                public double logRatio(double[] from, double[] to, double step) {
                    int i = (int) from[0];
                    int j = (int) to[0];
                    return Math.log(Q[j][i]) - Math.log(Q[i][j]);
                }
            };

    /// P(i → j) = q(j|i)·min(1, π_j·q(i|j) / (π_i·q(j|i)))
    private static double kernel(int i, int j) {
        if (i == j) {
            double away = 0;
            for (int k = 0; k < 4; k++) {
                away += k == i ? 0 : kernel(i, k);
            }
            return 1 - away;
        }
        return Q[i][j] * Math.min(1, PARTS[j] * Q[j][i] / (PARTS[i] * Q[i][j]));
    }

    private static int[][] transitions(int draws) {
        Chains chains =
                MetropolisHastings.of(x -> Math.log(PARTS[(int) x[0]]), c -> c.proposal(JUMPS))
                        .sample(new double[] {0}, c -> c.chains(1).warmUp(100).draws(draws));
        int[][] counts = new int[4][4];
        double[] x = chains.coordinate(0)[0];
        for (int t = 1; t < x.length; t++) {
            counts[(int) x[t - 1]][(int) x[t]]++;
        }
        return counts;
    }

    /// The counts against the exact kernel: χ² with 4·3 degrees of freedom is below 26.2 in 99 of 100 cases.
    @Test
    void walksByTheExactKernelAndBalancesInDetail() {
        int[][] counts = transitions(200_000);
        double chi = 0;
        for (int i = 0; i < 4; i++) {
            int from = counts[i][0] + counts[i][1] + counts[i][2] + counts[i][3];
            assertThat(from / 200_000.0).isCloseTo(PARTS[i], within(0.01));
            for (int j = 0; j < 4; j++) {
                double expected = from * kernel(i, j);
                chi += (counts[i][j] - expected) * (counts[i][j] - expected) / expected;
                assertThat(PARTS[i] * kernel(i, j))
                        .isCloseTo(PARTS[j] * kernel(j, i), within(1e-12));
            }
        }
        assertThat(chi).isLessThan(26.2);
    }

    @Test
    void tunesItsStepInWarmUpOnly() {
        Chains chains = MetropolisHastings.of(Targets.gaussian(0)).sample(new double[2]);
        assertThat(chains.acceptance()[0]).isCloseTo(0.3, within(0.08));
        assertThat(chains.sizes()[0]).isGreaterThan(1);
        Chains small =
                MetropolisHastings.of(Targets.gaussian(0), c -> c.acceptance(0.8))
                        .sample(new double[2]);
        assertThat(small.sizes()[0]).isLessThan(chains.sizes()[0] / 2);
        Walk walk =
                MetropolisHastings.of(Targets.gaussian(0))
                        .walk(new double[2], 50, new SplittableRandom(1));
        for (int i = 0; i < 50; i++) {
            walk.next();
        }
        double size = walk.next().size();
        assertThat(walk.next().size()).isEqualTo(size);
    }

    @Test
    void complainsAboutSettings() {
        assertThatThrownBy(() -> MetropolisHastings.of(x -> 0, c -> c.acceptance(1)))
                .hasMessageContaining("an acceptance between 0 and 1, got 1.0");
        MarkovSampler flat = MetropolisHastings.of(x -> 0);
        assertThatThrownBy(() -> flat.sample(new double[1], c -> c.chains(0)))
                .hasMessageContaining("one chain or more, got 0");
        assertThatThrownBy(() -> flat.sample(new double[1], c -> c.draws(3)))
                .hasMessageContaining("4 draws or more");
        assertThatThrownBy(() -> flat.sample(new double[1], c -> c.warmUp(-1)))
                .hasMessageContaining("0 steps of warm-up or more");
    }
}
