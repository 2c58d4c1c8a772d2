package io.tarn.sequence.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BeamSearchTest {
    private static final int WORDS = 4;
    private static final int LONGEST = 5;
    private static final long END = 2;
    private static final int ALL = 3 * 3 * 3 * 3 * 3; // beams that no beginning falls out of

    private static TableContinuation language(int rows, long seed) {
        return new TableContinuation(rows, WORDS, 100, seed);
    }

    private static Tensor begin(long... tokens) {
        return Tensor.of(tokens, tokens.length, 1);
    }

    private static BeamSearch search(int width) {
        return BeamSearch.of(width, END).rules(r -> r.longest(LONGEST));
    }

    private static void same(List<Decoded> found, List<Decoded> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).tokens()).isEqualTo(expected.get(i).tokens());
            assertThat(found.get(i).logProbability())
                    .isCloseTo(expected.get(i).logProbability(), within(1e-9));
            assertThat(found.get(i).ended()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsTheBestOfAllInOrderWhereNoBeamIsDropped(long seed) {
        var language = language(2, seed);
        var all = new Enumeration(language, END, LONGEST);
        List<List<Decoded>> found = search(ALL).best(20, language, begin(0, 3));
        same(found.get(0), all.ended(0).subList(0, 20));
        same(found.get(1), all.ended(3).subList(0, 20));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void weighsLengthAsTheFormulaSays(long seed) {
        double alpha = 1.5;
        var language = language(1, seed);
        List<Decoded> expected =
                new Enumeration(language, END, LONGEST)
                        .ended(1).stream()
                                .sorted(
                                        Comparator.comparingDouble(d ->
                                                -d.logProbability()
                                                        / Math.pow(
                                                                (6.0 + d.tokens().length) / 6,
                                                                alpha)))
                                .limit(10)
                                .toList();
        same(search(ALL).lengthPenalty(alpha).best(10, language, begin(1)).getFirst(), expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneBeamIsGreedy(long seed) {
        List<Decoded> beam = search(1).decode(language(3, seed), begin(0, 1, 3));
        List<Decoded> greedy =
                Greedy.of(Rules.until(END).longest(LONGEST))
                        .decode(language(3, seed), begin(0, 1, 3));
        for (int i = 0; i < 3; i++) {
            assertThat(beam.get(i).tokens()).isEqualTo(greedy.get(i).tokens());
            assertThat(beam.get(i).ended()).isEqualTo(greedy.get(i).ended());
        }
    }

    @Test
    void aBatchGivesWhatItsRowsGiveAlone() {
        List<Decoded> together = search(3).decode(language(4, 9), begin(0, 1, 3, 1));
        long[] tokens = {0, 1, 3, 1};
        for (int i = 0; i < 4; i++) {
            Decoded alone = search(3).decode(language(1, 9), begin(tokens[i])).getFirst();
            assertThat(together.get(i).tokens()).isEqualTo(alone.tokens());
        }
    }

    @Test
    void stopsAsSoonAsNoOpenBeamCanWin() {
        var language = language(1, 3);
        Decoded best =
                BeamSearch.of(2, Rules.until(END).longest(50))
                        .decode(language, begin(0))
                        .getFirst();
        assertThat(language.reads()).isLessThan(50);
        assertThat(language.reads()).isGreaterThanOrEqualTo(best.tokens().length + 1);
    }

    @Test
    void givesWhatWasCutOffWhereNothingEnded() {
        Decoded best =
                BeamSearch.of(2, Rules.until(END).shortest(4).longest(4))
                        .decode(language(1, 3), begin(0))
                        .getFirst();
        assertThat(best.ended()).isFalse();
        assertThat(best.tokens()).hasSize(4);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> BeamSearch.of(0, END)).isInstanceOf(TensorException.class);
        assertThatThrownBy(() -> search(2).best(3, language(1, 1), begin(0)))
                .isInstanceOf(TensorException.class)
                .hasMessage("BeamSearch.best: expected 1 to 2 sequences, got 3; widen it");
        assertThatThrownBy(() -> BeamSearch.of(2, 7).decode(language(1, 1), begin(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("tokens from 0 to 3, got 7");
    }
}
