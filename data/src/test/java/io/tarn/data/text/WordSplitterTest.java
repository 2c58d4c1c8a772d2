package io.tarn.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.data.text.WordSplitter.Case;
import io.tarn.data.text.WordSplitter.Numbers;
import io.tarn.data.text.WordSplitter.Signs;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WordSplitterTest {
    private final TextSplitter words = TextSplitter.words();

    @Test
    void wordsOfAnyScriptInLowerCase() {
        assertThat(words.split("Hello, World! Привет ΣΊΣΥΦΟΣ naïve"))
                .containsExactly("hello", "world", "привет", "σίσυφος", "naïve");
        assertThat(words.split("हिन्दी עברית")).containsExactly("हिन्दी", "עברית");
    }

    @Test
    void eachIdeographIsAWord() {
        assertThat(words.split("我爱Java编程")).containsExactly("我", "爱", "java", "编", "程");
        assertThat(words.split("𠀀𠀁")).containsExactly("𠀀", "𠀁"); // beyond 16 bits
    }

    @Test
    void apostrophesAndPointsHoldWordsTogether() {
        assertThat(words.split("don't 'quoted' rock’n’roll 1,234.5 3.x end."))
                .containsExactly("don't", "quoted", "rock’n’roll", "1,234.5", "3", "x", "end");
        assertThat(words.split("mp3 a_b x-y 'tis dogs' 5'"))
                .containsExactly("mp3", "a_b", "x", "y", "tis", "dogs", "5");
    }

    @Test
    void composedAndDecomposedAccentsAreTheSame() {
        assertThat(words.split("Cafe\u0301"))
                .isEqualTo(words.split("café"))
                .containsExactly("café");
    }

    @Test
    void numbersAndSignsCanBeTreatedOtherwise() {
        var text = "Win £1,000 now!! 😀 4u";
        assertThat(WordSplitter.of(c -> c.numbers(Numbers.SAME)).split(text))
                .containsExactly("win", "<number>", "now", "4u");
        assertThat(WordSplitter.of(c -> c.numbers(Numbers.DROP).letters(Case.KEEP)).split(text))
                .containsExactly("Win", "now", "4u");
        assertThat(WordSplitter.of(c -> c.signs(Signs.KEEP)).split(text))
                .containsExactly("win", "£", "1,000", "now", "!", "!", "😀", "4u");
        assertThat(WordSplitter.of(c -> c.shortest(3)).split(text))
                .containsExactly("win", "1,000", "now");
        assertThatThrownBy(() -> WordSplitter.of(c -> c.shortest(0)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void charactersStayWhole() {
        assertThat(TextSplitter.characters().split("aé 😀")).containsExactly("a", "é", " ", "😀");
    }

    @Test
    void ngramsAreRunsOfTokens() {
        assertThat(words.ngrams(1, 2).split("a b c")).containsExactly("a", "b", "c", "a b", "b c");
        assertThat(TextSplitter.characters().ngrams(3, 3, "").split("abcd"))
                .containsExactly("abc", "bcd");
        assertThat(words.ngrams(2, 3).split("one")).isEmpty();
        assertThatThrownBy(() -> words.ngrams(2, 1)).hasMessageContaining("2 to 1");
    }

    @Test
    void anyCharactersEndAndOnlyLettersAreLost() {
        var chance = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            var text = new StringBuilder();
            for (int n = 0; n < 50; n++) {
                text.append((char) chance.nextInt(0x10000)); // lone surrogates too
            }
            List<String> tokens = words.split(text.toString());
            assertThat(tokens).noneMatch(String::isEmpty);
            assertThat(String.join("", tokens).length()).isLessThanOrEqualTo(500);
        }
        assertThat(words.split("a'".repeat(200_000))).hasSize(1); // no recursion
        assertThat(words.split("")).isEmpty();
    }

    @Test
    void settingsGoThroughJson() {
        var text = "Don't PAY 1,000 £ now";
        for (var splitter :
                List.of(
                        TextSplitter.characters().ngrams(2, 3, ""),
                        WordSplitter.of(c ->
                                        c.letters(Case.KEEP)
                                                .numbers(Numbers.SAME)
                                                .signs(Signs.KEEP)
                                                .shortest(2))
                                .ngrams(1, 2))) {
            var read = TextSplitter.fromJson(splitter.toJson());
            assertThat(read.split(text)).isEqualTo(splitter.split(text));
            assertThat(read.toJson()).isEqualTo(splitter.toJson());
        }
        TextSplitter lines = it -> it.lines().toList();
        assertThatThrownBy(lines::toJson).hasMessageContaining("a lambda");
        assertThatThrownBy(() -> TextSplitter.fromJson(java.util.Map.of("splitter", "other")))
                .hasMessageContaining("words, characters or ngrams");
        assertThatThrownBy(() -> TextSplitter.fromJson(java.util.Map.of("splitter", "words")))
                .hasMessageContaining("letters among [LOWER, KEEP]");
        assertThatThrownBy(() -> TextSplitter.fromJson(java.util.Map.of("splitter", "ngrams")))
                .isInstanceOf(DataException.class);
    }
}
