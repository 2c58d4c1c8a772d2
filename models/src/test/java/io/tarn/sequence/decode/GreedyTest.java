package io.tarn.sequence.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class GreedyTest {
    private static final int WORDS = 5;
    private static final long END = 2;

    private static TableContinuation language(int rows) {
        return new TableContinuation(rows, WORDS, 40, 4);
    }

    private static Tensor begin(long... tokens) {
        return Tensor.of(tokens, tokens.length, 1);
    }

    /// Step by step, without a batch.
    private static Decoded expected(long begin, int longest) {
        List<Long> history = new ArrayList<>(List.of(begin));
        double logProbability = 0;
        while (history.size() <= longest) {
            double[] next = language(1).after(history.stream().mapToLong(t -> t).toArray());
            int best = 0;
            for (int i = 1; i < next.length; i++) {
                best = next[i] > next[best] ? i : best;
            }
            logProbability += next[best];
            if (best == END) {
                break;
            }
            history.add((long) best);
        }
        long[] tokens = history.stream().skip(1).mapToLong(t -> t).toArray();
        return new Decoded(tokens, logProbability, history.size() <= longest);
    }

    @Test
    void followsTheLikeliestTokenInEveryRow() {
        List<Decoded> found =
                Greedy.of(Rules.until(END).longest(12)).decode(language(4), begin(0, 1, 3, 4));
        long[] first = {0, 1, 3, 4};
        for (int i = 0; i < 4; i++) {
            Decoded expected = expected(first[i], 12);
            assertThat(found.get(i).tokens()).isEqualTo(expected.tokens());
            assertThat(found.get(i).ended()).isEqualTo(expected.ended());
            assertThat(found.get(i).logProbability())
                    .isCloseTo(expected.logProbability(), within(1e-9));
        }
    }

    @Test
    void tellsEveryTokenAsItComes() {
        List<Long> heard = new ArrayList<>();
        Decoded found =
                Greedy.of(Rules.endless(9))
                        .listening((row, token) -> heard.add(10L * row + token))
                        .decode(language(2), begin(0, 3))
                        .get(1);
        assertThat(heard.stream().filter(t -> t >= 10).map(t -> t - 10))
                .containsExactlyElementsOf(LongStream.of(found.tokens()).boxed().toList());
    }

    @Test
    void keepsToTheRules() {
        Rules rules = Rules.until(END).shortest(6).longest(8).banned(0, 4);
        for (Decoded found : Greedy.of(rules).decode(language(4), begin(0, 1, 3, 4))) {
            assertThat(found.tokens().length).isBetween(6, 8);
            assertThat(found.tokens()).doesNotContain(0, 4, END);
        }
    }

    @Test
    void aGreatPenaltyForRepetitionNamesEveryTokenOnce() {
        Decoded found =
                Greedy.of(Rules.endless(WORDS).repetition(1e6))
                        .decode(language(1), begin(0))
                        .getFirst();
        Set<Long> different = new HashSet<>(LongStream.of(found.tokens()).boxed().toList());
        assertThat(different).hasSize(WORDS);
    }

    @Test
    void endsWhereTheModelHasNoMoreRoom() {
        var small = new TableContinuation(1, WORDS, 7, 4);
        Decoded found = Greedy.of(Rules.endless(100)).decode(small, begin(0)).getFirst();
        assertThat(found.tokens()).hasSize(7); // one was given, six were read, and the last was not
        assertThat(found.ended()).isFalse();
    }

    @Test
    void saysWhatIsWrongWithTheBeginning() {
        assertThatThrownBy(() -> Greedy.of(END).decode(language(3), begin(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("whole numbers [rows, tokens] with 3 rows");
        assertThatThrownBy(() -> Greedy.of(END).decode(language(1), Tensor.zeros(1, 41).toLong()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("40 more tokens at most, got 41");
        assertThatThrownBy(() -> Rules.until(3).longest(0)).isInstanceOf(TensorException.class);
        assertThatThrownBy(() -> Rules.until(3).banned(3))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("an end token that may be chosen");
    }
}
