package io.tarn.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Edit distances against known ones and against the recursive definition.
final class ErrorRateTest {
    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "flaw, lawn, 2",
        "'', abc, 3",
        "abc, '', 3",
        "'', '', 0",
        "a😀b, ab, 1"
    })
    void distances(String a, String b, int expected) {
        assertThat(EditDistance.between(a, b)).isEqualTo(expected);
    }

    @Test
    void isTheShortestWayOfEdits() {
        SplittableRandom chance = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            String a = word(chance);
            String b = word(chance);
            assertThat(EditDistance.between(a, b)).as("%s %s", a, b).isEqualTo(slow(a, b));
        }
    }

    private static String word(SplittableRandom chance) {
        return chance.ints(chance.nextInt(6), 'a', 'd')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static int slow(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        int same = a.charAt(0) == b.charAt(0) ? 0 : 1;
        return Math.min(
                same + slow(a.substring(1), b.substring(1)),
                1 + Math.min(slow(a.substring(1), b), slow(a, b.substring(1))));
    }

    @Test
    void wordsOverACorpus() {
        ErrorRate rate = ErrorRate.words();
        rate.add("the cat  sat", "the cat sat down"); // one word is missing
        rate.add("a big dog", "a dog"); // one too many
        assertThat(rate.value()).isEqualTo(2 / 6.0);
        assertThat(rate.edits()).isEqualTo(2);
        assertThat(rate).hasToString("word_error_rate 0.3333");
    }

    @Test
    void charactersOverACorpus() {
        ErrorRate rate = ErrorRate.characters();
        rate.add("hallo", "hello");
        rate.add(List.of(1, 2), List.of(1, 2, 3));
        assertThat(rate.value()).isEqualTo(2 / 8.0);
    }

    @Test
    void withoutRightTextsThereIsNoRate() {
        ErrorRate rate = ErrorRate.words();
        rate.add("a", " ");
        assertThat(rate.value()).isNaN();
    }
}
