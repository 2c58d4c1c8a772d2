package io.tarn.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.tensor.TensorException;
import io.tarn.token.UnigramTrainer.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnigramTest {
    private static final List<String> TOKENS = List.of("a", "b", "c", "ab", "bc", "abc", "ca");
    private static final double[] SCORES = {-2, -2.5, -3, -3.2, -3.1, -4.9, -3.7};

    @Test
    void theBestCutIsTheBestOfAllCuts() {
        var pieces = new Pieces(TOKENS, SCORES, -20);
        for (String word : List.of("abc", "abcabc", "ccab", "bcaabcb")) {
            List<String> best =
                    pieces.best(word, word.length()).stream()
                            .map(cut -> word.substring(cut.start(), cut.end()))
                            .toList();
            double most = cuts(word).stream().mapToDouble(UnigramTest::score).max().orElseThrow();
            assertThat(score(best)).isCloseTo(most, within(1e-12));
        }
    }

    @Test
    void expectedCountsAreThoseOfAllCuts() {
        Map<String, Long> words = new LinkedHashMap<>(Map.of("abcabc", 2L, "ccab", 5L));
        double[] expected = new double[TOKENS.size()];
        words.forEach((word, count) -> {
            double all = cuts(word).stream().mapToDouble(it -> Math.exp(score(it))).sum();
            for (List<String> cut : cuts(word)) {
                cut.forEach(token ->
                        expected[TOKENS.indexOf(token)] += count * Math.exp(score(cut)) / all);
            }
        });
        var step = UnigramStep.of(new Vocabulary(TOKENS, SCORES), words);
        assertThat(step.expected()).containsExactly(expected, within(1e-9));
    }

    @Test
    void rareTokensGoAndCharactersStay() {
        Vocabulary next =
                UnigramStep.of(new Vocabulary(TOKENS, SCORES), Map.of("ab", 9L))
                        .maximised(Set.of("a", "b", "c"));
        assertThat(next.tokens()).containsExactly("a", "b", "c", "ab");
    }

    @Test
    void frequentWordsBecomeTokens() {
        Tokenizer tokenizer = Unigram.train(Texts.training(), c -> c.size(700));
        assertThat(tokenizer.size()).isEqualTo(700);
        assertThat(tokenizer.tokens(tokenizer.ids("the United States")))
                .containsExactly("▁the", "▁United", "▁States");
    }

    @Test
    void unknownCharactersBecomeBytes() {
        Tokenizer tokenizer = Unigram.train(Texts.training(), c -> c.size(500));
        assertThat(tokenizer.tokens(tokenizer.ids("木"))).contains("<0xE6>", "<0x9C>", "<0xA8>");
        for (String text : List.of("木 and 😀", "of the States", "two  spaces ", "<0x41>")) {
            assertThat(tokenizer.decode(tokenizer.ids(text))).isEqualTo(text);
        }
    }

    @Test
    void theSameTextsGiveTheSameTokens() {
        int[] all = IntStream.range(0, 500).toArray();
        Tokenizer first = Unigram.train(Texts.training(), c -> c.size(500));
        Tokenizer second = Unigram.train(Texts.training(), c -> c.size(500));
        assertThat(first.tokens(all)).isEqualTo(second.tokens(all));
    }

    @Test
    void tooFewTokensAreNamed() {
        assertThatThrownBy(() -> Unigram.train(List.of("a"), c -> c.size(10)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("400 tokens or more");
        String ideographs = new String(IntStream.range(0x4E00, 0x4F00).toArray(), 0, 256);
        assertThatThrownBy(() -> Unigram.train(List.of(ideographs), c -> c.size(500)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("take more tokens, or a smaller coverage");
    }

    private static double score(List<String> cut) {
        return cut.stream().mapToDouble(it -> SCORES[TOKENS.indexOf(it)]).sum();
    }

    /// All ways to cut a word into tokens.
    private static List<List<String>> cuts(String word) {
        if (word.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<String>>();
        for (String token : TOKENS) {
            if (word.startsWith(token)) {
                for (List<String> rest : cuts(word.substring(token.length()))) {
                    var cut = new ArrayList<>(List.of(token));
                    cut.addAll(rest);
                    all.add(cut);
                }
            }
        }
        return all;
    }
}
