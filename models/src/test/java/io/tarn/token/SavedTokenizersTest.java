package io.tarn.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Tarn writes, the Hugging Face library reads with the same numbers, places and words.
final class SavedTokenizersTest {
    @TempDir private static Path folder;
    private static Map<String, Tokenizer> trained;

    @BeforeAll
    static void train() {
        trained = Trained.all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpe", "bytes", "wordpiece", "cased", "unigram", "characters"})
    void libraryGivesTheSameTokens(String kind) {
        Tokenizer own = trained.get(kind);
        Tokenizer library = reread(kind);
        assertThat(library.size()).isEqualTo(own.size());
        assertThat(library.specials()).isEqualTo(own.specials());
        assertThat(library.padding()).isEqualTo(own.padding());
        var texts = new ArrayList<>(Texts.hard());
        texts.addAll(Texts.random(100));
        texts.addAll(Texts.sentences(400));
        texts.add("a".repeat(10_000));
        for (String text : texts) {
            Encoding encoding = own.encode(text);
            assertSame(encoding, library.encode(text), text);
            assertThat(own.decode(encoding.ids()))
                    .as(text)
                    .isEqualTo(library.decode(encoding.ids()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpe", "wordpiece", "unigram"})
    void everyCharacterOfUnicodeIsCutAlike(String kind) {
        Tokenizer own = trained.get(kind);
        Tokenizer library = reread(kind);
        for (String text : Texts.everyCharacter()) {
            assertThat(own.ids(text)).isEqualTo(library.ids(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpe", "wordpiece", "unigram", "characters"})
    void pairsAreTheSame(String kind) {
        Tokenizer own = trained.get(kind);
        Tokenizer library = reread(kind);
        List<String> texts = Texts.hard();
        for (int i = 0; i + 1 < texts.size(); i++) {
            assertSame(
                    own.encode(texts.get(i), texts.get(i + 1)),
                    library.encode(texts.get(i), texts.get(i + 1)),
                    texts.get(i));
        }
    }

    private static Tokenizer reread(String kind) {
        Path file = folder.resolve(kind + ".json");
        trained.get(kind).save(file);
        return Tokenizer.read(file);
    }

    private static void assertSame(Encoding own, Encoding library, String text) {
        assertThat(own.ids()).as(text).isEqualTo(library.ids());
        assertThat(own.typeIds()).as(text).isEqualTo(library.typeIds());
        assertThat(own.sequences()).as(text).isEqualTo(library.sequences());
        assertThat(own.words()).as(text).isEqualTo(library.words());
    }
}
