package io.tarn.classic.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.tarn.classic.Model;
import io.tarn.classic.Saved;
import io.tarn.tensor.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscreteHmmTest {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /// A patient is healthy or has a fever, and feels normal, cold or dizzy: the textbook's.
    private static final DiscreteHmm PATIENT =
            DiscreteHmm.of(
                    Tensor.of(new double[] {0.6, 0.4}),
                    Tensor.of(new double[][] {{0.7, 0.3}, {0.4, 0.6}}),
                    Tensor.of(new double[][] {{0.5, 0.4, 0.1}, {0.1, 0.3, 0.6}}));

    /// Two dice, one of them loaded; they are swapped seldom.
    private static final DiscreteHmm DICE =
            DiscreteHmm.of(
                    Tensor.of(0.5, 0.5),
                    Tensor.of(new double[][] {{0.95, 0.05}, {0.1, 0.9}}),
                    Tensor.of(new double[][] {{0.3, 0.3, 0.3, 0.1}, {0.1, 0.1, 0.1, 0.7}}));

    @TempDir private Path folder;

    /// By hand: α = (0.3, 0.04), (0.0904, 0.0342), (0.007696, 0.028584); δ = (0.3, 0.04), (0.084, 0.027), (0.00588, 0.01512).
    @Test
    void computesTheTextbooksPatientAsByHand() {
        Tensor days = Tensor.of(new long[] {0, 1, 2});
        assertThat(Math.exp(PATIENT.logLikelihood(days))).isCloseTo(0.03628, offset(1e-12));
        assertThat(PATIENT.states(days).toLongArray()).containsExactly(0, 0, 1);
        double[] posteriors = PATIENT.posteriors(days).toDoubleArray();
        assertThat(posteriors[4]).isCloseTo(0.007696 / 0.03628, offset(1e-12));
        double sick = (0.3 * 0.007696 + 0.6 * 0.028584) / 0.03628;
        assertThat(PATIENT.nextState(days).toDoubleArray()[1]).isCloseTo(sick, offset(1e-12));
        assertThat(PATIENT.predictNext(days).toDoubleArray()[2])
                .isCloseTo(0.1 * (1 - sick) + 0.6 * sick, offset(1e-12));
    }

    @Test
    void theChancesOfAllSequencesOfALengthSumToOne() {
        double sum = 0;
        for (int i = 0; i < 81; i++) {
            Tensor days = Tensor.of(new long[] {i % 3, i / 3 % 3, i / 9 % 3, i / 27});
            sum += Math.exp(PATIENT.logLikelihood(days));
        }
        assertThat(sum).isCloseTo(1, offset(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void learningNeverLowersTheLikelihood(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int symbols = 1 + random.nextInt(5);
        List<Tensor> sequences =
                random.ints(4, 1, 30)
                        .mapToObj(steps -> random.ints(steps, 0, symbols).toArray())
                        .map(each -> Tensor.of(each, each.length).toLong())
                        .toList();
        int states = 1 + random.nextInt(4);
        var model = DiscreteHmm.fit(sequences, symbols, states, t -> t.seed(seed).tolerance(0));
        double[] history = model.history().toDoubleArray();
        for (int i = 1; i < history.length; i++) {
            assertThat(history[i]).isGreaterThanOrEqualTo(history[i - 1] - 1e-9);
        }
        double now = sequences.stream().mapToDouble(model::logLikelihood).sum();
        assertThat(history[history.length - 1]).isCloseTo(now, offset(1e-9));
    }

    @Test
    void findsTheDiceThatMadeTwentyThousandThrows() {
        var throwsSeen = DICE.sample(20_000, 5);
        var model = DiscreteHmm.fit(List.of(throwsSeen.sequence()), 4, 2);
        boolean swapped = model.emissions().get(0, 3).item() > 0.4;
        Tensor order = Tensor.of(swapped ? new long[] {1, 0} : new long[] {0, 1});
        assertThat(model.emissions().indexSelect(0, order).sub(DICE.emissions()).abs().max().item())
                .isLessThan(0.03);
        Tensor found = model.transitions().indexSelect(0, order).indexSelect(1, order);
        assertThat(found.sub(DICE.transitions()).abs().max().item()).isLessThan(0.03);
        assertThat(model.logLikelihood(throwsSeen.sequence()))
                .isGreaterThan(DICE.logLikelihood(throwsSeen.sequence()));
        double right =
                DICE.states(throwsSeen.sequence()).eq(throwsSeen.states()).toDouble().mean().item();
        assertThat(right).isGreaterThan(0.8);
    }

    @Test
    void whatIsImpossibleAtFirstStaysImpossible() {
        Tensor leftToRight = Tensor.of(new double[][] {{0.5, 0.5, 0}, {0, 0.5, 0.5}, {0, 0, 1}});
        Tensor word = Tensor.of(new long[] {0, 0, 0, 1, 1, 1, 1, 2, 2});
        Tensor shorter = Tensor.of(new long[] {0, 1, 1, 2});
        var model =
                DiscreteHmm.fit(
                        List.of(word, shorter),
                        3,
                        3,
                        t -> t.start(Tensor.of(1.0, 0, 0)).transitions(leftToRight));
        assertThat(model.transitions().where(leftToRight.eq(0), 0).sum().item()).isZero();
        assertThat(model.start().toDoubleArray()).containsExactly(1, 0, 0);
        assertThat(model.states(word).toLongArray()).containsExactly(0, 0, 0, 1, 1, 1, 1, 2, 2);
        assertThat(model.logLikelihood(Tensor.of(new long[] {2, 0}))).isLessThan(-20);
    }

    @Test
    void aStateThatNothingReachesStaysAsItIs() {
        var model =
                DiscreteHmm.of(
                        Tensor.of(1.0, 0),
                        Tensor.of(new double[][] {{1, 0}, {0.5, 0.5}}),
                        Tensor.of(new double[][] {{0.5, 0.5}, {0.9, 0.1}}));
        Tensor throwsSeen = Tensor.of(new long[] {0, 0, 0, 1});
        var learned = model.improved(List.of(throwsSeen), t -> t);
        assertThat(learned.emissions().toDoubleArray()).containsExactly(0.75, 0.25, 0.9, 0.1);
        assertThat(learned.transitions().toDoubleArray()).containsExactly(1, 0, 0.5, 0.5);
    }

    @Test
    void oneSymbolAndOneStateAreCertain() {
        var model = DiscreteHmm.fit(List.of(Tensor.of(new long[] {0, 0, 0})), 1, 1);
        assertThat(model.logLikelihood(Tensor.of(new long[] {0, 0}))).isZero();
        assertThat(model.predictNext(Tensor.of(new long[] {0})).item()).isEqualTo(1);
    }

    @Test
    void complainsAboutSequencesThatItCannotRead() {
        assertThatThrownBy(() -> PATIENT.states(Tensor.of(new long[] {0, 3})))
                .hasMessageContaining("symbols from 0 to 2, got symbol 3");
        assertThatThrownBy(() -> PATIENT.states(Tensor.of(new long[] {-1})))
                .hasMessageContaining("symbol -1");
        assertThatThrownBy(() -> PATIENT.states(Tensor.of(new long[0])))
                .hasMessageContaining("a step or more");
        assertThatThrownBy(() -> PATIENT.states(Tensor.of(0.5, Double.NaN)))
                .hasMessageContaining("GaussianHmm takes rows");
        assertThatThrownBy(() -> DiscreteHmm.fit(List.of(), 2, 2)).hasMessageContaining("0 rows");
        assertThatThrownBy(() -> DiscreteHmm.fit(List.of(), 0, 2))
                .hasMessageContaining("a symbol or more, got 0");
        assertThatThrownBy(() -> PATIENT.improved(List.of(), t -> t))
                .hasMessageContaining("0 rows");
    }

    @Test
    void tellsThatASequenceIsImpossible() {
        Tensor only = Tensor.of(new long[] {0, 0, 1, 0});
        var model = DiscreteHmm.fit(List.of(only), 3, 2);
        Tensor never = Tensor.of(new long[] {0, 2});
        assertThat(model.logLikelihood(never)).isEqualTo(NEVER);
        assertThatThrownBy(() -> model.posteriors(never)).hasMessageContaining("probability 0");
        assertThatThrownBy(() -> model.states(never)).hasMessageContaining("probability 0");
    }

    @Test
    void complainsAboutWhatIsNoDistribution() {
        Tensor half = Tensor.of(new double[][] {{0.5, 0.4}, {0.5, 0.5}});
        assertThatThrownBy(() -> DiscreteHmm.of(Tensor.of(0.5, 0.5), half, half))
                .hasMessageContaining(
                        "transitions that are 0 or more and sum to 1, got [0.5, 0.4]");
        assertThatThrownBy(() ->
                        DiscreteHmm.fit(
                                List.of(Tensor.of(new long[] {0, 1})),
                                2,
                                2,
                                t -> t.start(Tensor.of(1.0, 0, 0))))
                .hasMessageContaining("start of shape [2]");
        assertThatThrownBy(() -> Training.DEFAULT.restarts(0)).hasMessageContaining("restart");
        assertThatThrownBy(() -> Training.DEFAULT.iterations(-1))
                .hasMessageContaining("iterations");
        assertThatThrownBy(() -> Training.DEFAULT.tolerance(-1)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> PATIENT.sample(0, 1)).hasMessageContaining("a step or more");
    }

    @Test
    void probabilitiesOfSinglePrecisionAreMadeToSumToOne() {
        var model = DiscreteHmm.of(Tensor.of(0.1, 0.9), DICE.transitions(), DICE.emissions());
        assertThat(model.start().sum().item()).isCloseTo(1, offset(1e-15));
    }

    @Test
    void learnsTheSameFromTheSameSeed() {
        Tensor seen = DICE.sample(300, 1).sequence();
        assertThat(DICE.sample(300, 1).sequence().toLongArray()).isEqualTo(seen.toLongArray());
        var one = DiscreteHmm.fit(List.of(seen), 4, 3, t -> t.seed(7));
        var other = DiscreteHmm.fit(List.of(seen), 4, 3, t -> t.seed(7));
        assertThat(one.history().toDoubleArray()).isEqualTo(other.history().toDoubleArray());
    }

    @Test
    void answersTheSameAfterSavingAndLoading() {
        Tensor seen = DICE.sample(200, 1).sequence();
        var model = DiscreteHmm.fit(List.of(seen), 4, 2);
        Path file = folder.resolve("dice.safetensors");
        model.save(file);
        var again = Model.load(file, DiscreteHmm.class);
        assertThat(again.posteriors(seen).toDoubleArray())
                .isEqualTo(model.posteriors(seen).toDoubleArray());
        assertThat(again.history().toDoubleArray()).isEqualTo(model.history().toDoubleArray());
        assertThat(again).hasToString("DiscreteHmm(2 states, 4 symbols)");
        Saved saved = model.saved();
        for (String name : saved.tensors().keySet()) {
            Map<String, Tensor> rest = new HashMap<>(saved.tensors());
            rest.remove(name);
            assertThatThrownBy(() -> DiscreteHmm.restore(Saved.of(saved.type(), Map.of(), rest)))
                    .hasMessageContaining(name);
        }
    }
}
