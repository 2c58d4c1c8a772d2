package io.tarn.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TokenBatchTest {
    private static final Tokenizer LETTERS =
            WordPiece.train(List.of("a b c d e f"), c -> c.size(100));

    private Scope scope;

    @BeforeEach
    void open() {
        scope = Scope.open();
    }

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void shortTextsAreFilledUp() {
        TokenBatch batch = TokenBatch.of(LETTERS, List.of("a b c", "d"));
        assertThat(batch.ids().shape()).isEqualTo(Shape.of(2, 5));
        assertThat(batch.ids().select(0, 1).toLongArray())
                .containsExactly(2, LETTERS.id("d"), 3, 0, 0);
        assertThat(batch.lengths().toLongArray()).containsExactly(5, 3);
    }

    @Test
    void pairsHaveTypes() {
        TokenBatch batch = TokenBatch.of(LETTERS, List.of("a", "a b"), List.of("b c", "d"));
        assertThat(batch.typeIds().select(0, 0).toLongArray()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(batch.typeIds().select(0, 1).toLongArray()).containsExactly(0, 0, 0, 0, 1, 1);
    }

    /// As `truncation="longest_first"` of the library does.
    @Test
    void longPairsLoseTheLastTokensOfTheLongerText() {
        assertThat(cut("a b c d e f", "a b", 8)).isEqualTo("[CLS] a b c [SEP] a b [SEP]");
        assertThat(cut("a b", "a b c d e f", 8)).isEqualTo("[CLS] a b [SEP] a b c [SEP]");
        assertThat(cut("a b c d e", "a b c d e", 8)).isEqualTo("[CLS] a b [SEP] a b c [SEP]");
        assertThat(cut("a b c d e f", "a b c", 6)).isEqualTo("[CLS] a b [SEP] a [SEP]");
    }

    private static String cut(String first, String second, int longest) {
        Encoding cut = LETTERS.encode(first, second).cut(longest);
        return String.join(" ", LETTERS.tokens(cut.ids()));
    }

    @Test
    void longTextsKeepTheirSpecialTokens() {
        TokenBatch batch = TokenBatch.of(LETTERS, List.of("a b c d e"), c -> c.longest(4));
        assertThat(LETTERS.tokens(2, LETTERS.id("a"), LETTERS.id("b"), 3))
                .isEqualTo(List.of("[CLS]", "a", "b", "[SEP]"));
        assertThat(batch.ids().flatten().toLongArray())
                .containsExactly(2, LETTERS.id("a"), LETTERS.id("b"), 3);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> TokenBatch.of(LETTERS, List.of()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("1 text or more");
        assertThatThrownBy(() -> TokenBatch.of(LETTERS, List.of("a"), List.of()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("as many second texts as first ones");
        assertThatThrownBy(() -> TokenBatch.of(LETTERS, List.of("a"), c -> c.longest(1)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("room for the special tokens, 2");
    }
}
