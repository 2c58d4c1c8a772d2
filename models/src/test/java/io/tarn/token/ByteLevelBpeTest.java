package io.tarn.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ByteLevelBpeTest {
    private static final Tokenizer TRAINED =
            ByteLevelBpe.train(Texts.training(), c -> c.size(600).specials(List.of()));

    @Test
    void textsComeBackAsTheyWere() {
        var texts = new ArrayList<>(Texts.hard());
        texts.addAll(Texts.random(500));
        for (String text : texts) {
            assertThat(TRAINED.decode(TRAINED.ids(text))).isEqualTo(WellFormed.of(text));
        }
    }

    /// The example of Sennrich, Haddow and Birch: `es`, then `est`.
    @Test
    void theMostFrequentPairIsMergedFirst() {
        var texts =
                List.of(
                        "low low low low low lower lower newest newest",
                        "newest newest newest newest widest widest widest");
        Tokenizer tokenizer = ByteLevelBpe.train(texts, c -> c.size(256 + 3).specials(List.of()));
        assertThat(IntStream.range(256, 259).mapToObj(tokenizer::token))
                .containsExactly("es", "est", "lo");
    }

    @Test
    void aByteIsItsNumber() {
        Tokenizer bytes = ByteLevelBpe.bytes();
        assertThat(bytes.ids("Hé")).containsExactly('H', 0xC3, 0xA9);
        assertThat(bytes.decode('H', 0xC3, 0xA9)).isEqualTo("Hé");
        assertThat(bytes.decode(0xC3)).isEqualTo("\uFFFD");
        assertThat(bytes.size()).isEqualTo(256);
    }

    @Test
    void placesLieOverWholeCharacters() {
        Encoding encoding = ByteLevelBpe.bytes().encode("aé😀b");
        assertThat(encoding.starts()).containsExactly(0, 1, 1, 2, 2, 2, 2, 4);
        assertThat(encoding.ends()).containsExactly(1, 2, 2, 4, 4, 4, 4, 5);
    }

    @Test
    void aLongWordTakesNoLongTime() {
        String word = "ab".repeat(200_000);
        assertThat(TRAINED.decode(TRAINED.ids(word))).isEqualTo(word);
    }

    @Test
    void theSameTextsGiveTheSameTokens() {
        Tokenizer again =
                ByteLevelBpe.train(Texts.training(), c -> c.size(600).specials(List.of()));
        int[] all = IntStream.range(0, 600).toArray();
        assertThat(again.tokens(all)).isEqualTo(TRAINED.tokens(all));
    }

    @Test
    void specialTokensAreFoundInTexts() {
        Tokenizer tokenizer =
                ByteLevelBpe.train(List.of("a b"), c -> c.specials(List.of("<end>", "<endless>")));
        assertThat(tokenizer.tokens(tokenizer.ids("a<endless><end>")))
                .containsExactly("a", "<endless>", "<end>");
        assertThat(tokenizer.decode(tokenizer.ids("a<end>b"))).isEqualTo("ab");
    }

    @Test
    void tooFewTokensAreNamed() {
        assertThatThrownBy(() -> ByteLevelBpe.train(List.of("a"), c -> c.size(100)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("256 tokens or more");
    }
}
