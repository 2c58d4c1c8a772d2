package io.tarn.classic.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against all paths of states, one by one.
final class ForwardBackwardTest {
    private static final double EXACT = 1e-10;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void agreesWithAllPathsOneByOne(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int states = 1 + seed % 4;
        int steps = 1 + seed % 7;
        Chain chain = sparse(Chain.random(states, random), random);
        double[] emitted = random.doubles((long) steps * states).toArray();
        double[] logs = Arrays.stream(emitted).map(Math::log).toArray();
        Paths all = Paths.of(chain, emitted);
        var both = ForwardBackward.of(chain, logs);
        assertThat(both.logLikelihood()).isCloseTo(Math.log(all.likelihood()), offset(EXACT));
        assertThat(both.posteriors()).containsExactly(all.posteriors(), offset(EXACT));
        Viterbi viterbi = Viterbi.of(chain, logs);
        assertThat(viterbi.path()).isEqualTo(all.best());
        assertThat(viterbi.logProbability())
                .isCloseTo(Math.log(all.bestLikelihood()), offset(EXACT));
        double[] pairs = new double[states * states];
        both.countTransitions(chain, logs, pairs);
        assertThat(pairs).containsExactly(all.pairs(), offset(EXACT));
    }

    /// State 1 is never left. The first observation all but rules state 0 out, and the others all but rule state 1 out: e^-900 each, which no
    /// double holds.
    @Test
    void doesNotLoseAPathThatLooksImpossibleAtFirst() {
        Chain chain = new Chain(new double[] {0.5, 0.5}, new double[] {0.5, 0.5, 0, 1});
        double[] logs = {-900, 0, 0, -900, 0, -900, 0, -900};
        var both = ForwardBackward.of(chain, logs);
        // paths that count: 0000 with ½·½³·e^-900, and 0001 with e^-1800, …
        assertThat(both.logLikelihood()).isCloseTo(Math.log(1 / 16.0) - 900, offset(1e-9));
        assertThat(both.posteriors())
                .containsExactly(new double[] {1, 0, 1, 0, 1, 0, 1, 0}, offset(EXACT));
        assertThat(Viterbi.of(chain, logs).path()).containsOnly(0);
        double[] pairs = new double[4];
        both.countTransitions(chain, logs, pairs);
        assertThat(pairs).containsExactly(new double[] {3, 0, 0, 0}, offset(EXACT));
    }

    /// The same with a swap in the middle, where neither direction alone knows the states: both shifts are far from the path.
    @Test
    void countsTransitionsThatDrownInTheProductOfTwoSums() {
        Chain chain = new Chain(new double[] {0.5, 0.5}, new double[] {1, 0, 0, 1});
        double[] logs = {0, -500, 0, -500, -600, 0, -600, 0};
        double[] pairs = new double[4];
        ForwardBackward.of(chain, logs).countTransitions(chain, logs, pairs);
        assertThat(pairs).containsExactly(new double[] {0, 0, 0, 3}, offset(EXACT));
    }

    @Test
    void knowsWhatCannotBe() {
        Chain chain = new Chain(new double[] {1, 0}, new double[] {1, 0, 0, 1});
        double[] logs = {Double.NEGATIVE_INFINITY, 0, 0, 0};
        assertThat(ForwardBackward.of(chain, logs).logLikelihood())
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Viterbi.of(chain, logs).logProbability()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /// Some transitions are made impossible.
    private static Chain sparse(Chain chain, SplittableRandom random) {
        int n = chain.states();
        double[] rows = chain.transitions().clone();
        for (int i = 0; i < n; i++) {
            rows[i * n + random.nextInt(n)] *= random.nextInt(2);
            rows[i * n + i] = Math.max(rows[i * n + i], 0.01);
            Chain.normalise(rows, i * n, n);
        }
        return new Chain(chain.start(), rows);
    }
}
