package io.tarn.recipes.g2p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.recipes.Kitchen;
import io.tarn.train.Callback;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class G2pTest {
    @Test
    void splitsTheDictionaryByHeadwords() {
        Dictionary words = Dictionary.read();
        Set<String> seen = new HashSet<>();
        for (List<Word> part : List.of(words.training(), words.validation(), words.test())) {
            part.forEach(
                    word -> assertThat(seen.add(word.spelling())).as(word.spelling()).isTrue());
        }
        assertThat(seen).hasSizeGreaterThan(120_000).allMatch(word -> !word.contains("("));
        assertThat(words.test()).hasSize(12_000);
        Symbols symbols = Symbols.of(words.training());
        assertThat(symbols.phonemes()).hasSize(39);
        assertThat(symbols.pairs(words.test()).size()).isGreaterThan(12_000);
    }

    @Test
    void readsAnEntryWithoutVariantAndStress() {
        assertThat(Dictionary.headword("INTO(2)")).isEqualTo("INTO");
        assertThat(Dictionary.phonemes("IH1 N T UW0")).containsExactly("IH", "N", "T", "UW");
    }

    @Test
    void countsAWordAsRightInAnyOfItsWays() {
        Word into = new Word("INTO", List.of(List.of("IH", "N", "T", "UW"), List.of("N", "T")));
        Word a = new Word("A", List.of(List.of("AH")));
        var errors =
                new SpellingErrors(
                        List.of(into, a), List.of(List.of("N", "T"), List.of("EY", "M")));
        assertThat(errors.wordError()).isEqualTo(0.5);
        assertThat(errors.phonemeError()).isCloseTo(2.0 / 3, within(1e-12)); // (0 + 2) / (2 + 1)
        assertThat(errors.strictly().wordError()).isEqualTo(1);
        assertThat(errors.strictly().phonemeError()).isCloseTo(4.0 / 5, within(1e-12));
    }

    @Test
    void writesItsPageInTheShortForm(@TempDir Path folder) {
        var outcome = new G2p().run(new Kitchen(folder, 0, 0.001, _ -> Callback.Answer.GO_ON));
        assertThat(outcome.value()).isBetween(0.0, 1.0);
        assertThat(outcome.page().html()).contains("Where it looks", "beam search");
    }
}
