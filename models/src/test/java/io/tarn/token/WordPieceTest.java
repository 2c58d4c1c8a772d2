package io.tarn.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.TensorException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordPieceTest {
    private static final Tokenizer TRAINED =
            WordPiece.train(
                    List.of("hug hug hug hugs hugs pug pun bun", "hug hugs", "étude"),
                    c -> c.size(100).atLeast(1));

    @Test
    void wordsAreCutIntoTheLongestPieces() {
        assertThat(TRAINED.tokens(TRAINED.ids("Hugs pugs")))
                .containsExactly("[CLS]", "hugs", "pug", "##s", "[SEP]");
    }

    @Test
    void aWordWithAnUnknownCharacterIsUnknown() {
        assertThat(TRAINED.tokens(TRAINED.ids("hug 木x hugQ")))
                .containsExactly("[CLS]", "hug", "[UNK]", "[UNK]", "[UNK]", "[SEP]");
    }

    @Test
    void aWordOfMoreThanHundredCharactersIsUnknown() {
        String word = String.join("", Collections.nCopies(26, "hugs"));
        assertThat(TRAINED.tokens(TRAINED.ids(word))).containsExactly("[CLS]", "[UNK]", "[SEP]");
    }

    @Test
    void smallLettersLoseTheirAccentsAndKnowTheirPlaces() {
        Encoding encoding = TRAINED.encode("  ÉTUDE!");
        assertThat(TRAINED.decode(encoding.ids())).isEqualTo("etude");
        assertThat(encoding.starts()[1]).isEqualTo(2);
        assertThat(encoding.ends()[1]).isEqualTo(7);
    }

    @Test
    void pairsStandBetweenSpecialTokens() {
        Encoding pair = TRAINED.encode("hug", "pun bun");
        assertThat(TRAINED.tokens(pair.ids()))
                .containsExactly("[CLS]", "hug", "[SEP]", "pun", "bun", "[SEP]");
        assertThat(pair.typeIds()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(pair.sequences()).containsExactly(-1, 0, -1, 1, 1, -1);
    }

    @Test
    void tooFewTokensAreNamed() {
        assertThatThrownBy(() -> WordPiece.train(List.of("a"), c -> c.size(10)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("100 tokens or more");
    }
}
