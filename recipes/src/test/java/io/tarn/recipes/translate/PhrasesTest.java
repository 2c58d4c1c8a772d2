package io.tarn.recipes.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.recipes.translate.Phrases.Phrase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PhrasesTest {
    @Test
    void theTestSharesNoSideWithWhatIsLearned() {
        Phrases phrases = Phrases.read(1);
        Set<String> learned = new HashSet<>();
        Stream.of(phrases.training(), phrases.alone(), phrases.validation())
                .flatMap(List::stream)
                .forEach(phrase -> {
                    learned.add(phrase.source());
                    learned.add(phrase.target());
                });
        assertThat(phrases.test())
                .hasSizeGreaterThan(1_000)
                .noneMatch(phrase ->
                        learned.contains(phrase.source()) || learned.contains(phrase.target()));
    }

    @Test
    void leavesTheLettersOfMenusOut() {
        Phrases phrases = Phrases.read(1);
        assertThat(phrases.training())
                .extracting(Phrase::target)
                .noneMatch(text -> text.matches(".*\\([_~]\\p{Lu}\\).*"));
    }

    @Test
    void whatIsTheSameInOneLanguageBelongsTogether() {
        var groups =
                Phrases.groups(
                        List.of(
                                new Phrase("Close", "关闭"),
                                new Phrase("Shut", "关上"),
                                new Phrase("close...", "关上"),
                                new Phrase("Open", "打开")));
        assertThat(groups).hasSize(2);
        assertThat(groups.getFirst())
                .extracting(Phrase::source)
                .containsExactly("Close", "Shut", "close...");
    }

    @Test
    void countsChineseByCharacters() {
        assertThat(Course.pieces("将 PDF2 文件关闭。"))
                .containsExactly("将", "PDF2", "文", "件", "关", "闭", "。");
        var truth = List.of(new Phrase("Close the file", "关闭该文件"));
        assertThat(Course.bleu(List.of("关闭该文件"), truth).value()).isEqualTo(1);
        assertThat(Course.bleu(List.of("打开该文件"), truth).precision(1)).isEqualTo(0.6);
    }
}
