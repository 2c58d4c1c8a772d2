package io.tarn.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VocabularyTest {
    private static final List<String> TEXTS = List.of("b a b", "c b a", "d");

    @TempDir private Path folder;

    private static Vocabulary vocabulary() {
        return Vocabulary.of(TEXTS, TextSplitter.words(), c -> c);
    }

    @Test
    void countsFromTheMostFrequentThenByName() {
        var vocabulary = vocabulary();
        assertThat(vocabulary.tokens()).containsExactly("<pad>", "<unk>", "b", "a", "c", "d");
        assertThat(vocabulary.size()).isEqualTo(6);
        assertThat(vocabulary.count("b")).isEqualTo(3);
        assertThat(vocabulary.count("x")).isZero();
        assertThat(vocabulary.ids(List.of("a", "x", "b")))
                .containsExactly(3, Vocabulary.UNKNOWN, 2);
        assertThat(vocabulary.tokens(new int[] {3, 1, 2, 0, 0})).containsExactly("a", "<unk>", "b");
        assertThat(vocabulary.find("c")).hasValue(4);
        assertThat(vocabulary.find("x")).isEmpty();
    }

    @Test
    void leavesRareTokensOut() {
        var frequent = Vocabulary.of(TEXTS, TextSplitter.words(), c -> c.atLeast(2));
        assertThat(frequent.tokens()).containsExactly("<pad>", "<unk>", "b", "a");
        var first = Vocabulary.of(List.of(List.of("x", "y", "y")), c -> c.most(1));
        assertThat(first.tokens()).containsExactly("<pad>", "<unk>", "y");
    }

    @Test
    void theNamesOfPaddingAndUnknownAreTaken() {
        var vocabulary = Vocabulary.of(List.of(List.of("<unk>", "<pad>", "a")));
        assertThat(vocabulary.tokens()).containsExactly("<pad>", "<unk>", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"words.json", "words.txt"})
    void readsWhatItSaved(String name) {
        var odd =
                List.of(
                        "tab\there",
                        "line\nbreak",
                        "back\\slash",
                        "ü😀",
                        " ",
                        "\"",
                        "\r",
                        "b",
                        "b");
        var vocabulary = Vocabulary.of(List.of(odd));
        var file = folder.resolve(name);
        vocabulary.save(file);
        var read = Vocabulary.load(file);
        assertThat(read.tokens()).isEqualTo(vocabulary.tokens());
        assertThat(read.count("b")).isEqualTo(2);
        assertThat(Vocabulary.fromJson(vocabulary.toJson()).tokens()).isEqualTo(read.tokens());
        assertThat(folder.toFile().list()).containsExactly(name);
    }

    @Test
    void readsAPlainList() throws IOException {
        var file = Files.writeString(folder.resolve("list.txt"), "\uFEFFone\r\ntwo\r\n\r\n");
        assertThat(Vocabulary.load(file).tokens()).containsExactly("<pad>", "<unk>", "one", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "{\"a\": \"x\"}", "nonsense", "{\"a\": null}", "\"text\""})
    void refusesOtherJson(String text) throws IOException {
        var file = Files.writeString(folder.resolve("bad.json"), text);
        assertThatThrownBy(() -> Vocabulary.load(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("bad.json")
                .satisfies(it -> assertThat(it.getMessage().lines()).hasSize(1));
    }

    @Test
    void refusesBadLines() throws IOException {
        var wrong = Files.writeString(folder.resolve("bad.txt"), "a\t1\nb\tmany\n");
        assertThatThrownBy(() -> Vocabulary.load(wrong))
                .hasMessageContaining("bad.txt line 2")
                .hasMessageContaining("'many' as the count");
        var twice = Files.writeString(folder.resolve("twice.txt"), "a\nb\na\n");
        assertThatThrownBy(() -> Vocabulary.load(twice)).hasMessageContaining("line 3");
        assertThatThrownBy(() -> Vocabulary.load(folder.resolve("no.txt")))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> vocabulary().save(folder.resolve("no/such/folder.txt")))
                .hasMessageStartingWith("Vocabulary: expected to write ");
    }

    @Test
    void refusesWrongNumbersAndSettings() {
        assertThatThrownBy(() -> vocabulary().token(6)).hasMessageContaining("0 to 5, got 6");
        assertThatThrownBy(() -> Vocabulary.of(Map.of("a", 1L), c -> c.atLeast(0)))
                .isInstanceOf(DataException.class);
    }
}
