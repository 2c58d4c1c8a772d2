package io.tarn.sequence.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.data.DataException;
import io.tarn.data.text.Vocabulary;
import io.tarn.tensor.Scope;
import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WordVectorsTest {
    private static final Corpus CORPUS = Toy.corpus();

    @TempDir private Path folder;

    static Stream<WordVectors> learned() {
        return Stream.of(
                SkipGram.train(CORPUS, c -> c.width(16).epochs(8).subsample(1)),
                Cbow.train(CORPUS, c -> c.width(16).epochs(8).subsample(1)),
                Glove.train(CORPUS, c -> c.width(16).most(1000)));
    }

    @ParameterizedTest
    @MethodSource("learned")
    void wordsOfOneSubjectAreNeighbours(WordVectors vectors) {
        assertThat(vectors.nearest("gold", 4))
                .extracting(WordVectors.Neighbour::word)
                .containsExactlyInAnyOrder("silver", "coin", "mint", "bank");
        assertThat(vectors.oddOneOut("ship", "mast", "mint", "sea")).isEqualTo("mint");
        assertThat(vectors.similarity("gold", "gold")).isCloseTo(1, within(1e-5));
    }

    @Test
    void theSameSeedGivesTheSameVectors() {
        for (long seed : new long[] {1, 2}) {
            float[] first =
                    SkipGram.train(CORPUS, c -> c.width(8).epochs(1).seed(seed)).vector("sea");
            float[] again =
                    SkipGram.train(CORPUS, c -> c.width(8).epochs(1).seed(seed)).vector("sea");
            float[] other = SkipGram.train(CORPUS, c -> c.width(8).epochs(1).seed(9)).vector("sea");
            assertThat(again).isEqualTo(first).isNotEqualTo(other);
        }
    }

    @Test
    void analogiesGoAlongTheSameDirection() {
        var vectors =
                new WordVectors(
                        vocabulary("man", "woman", "king", "queen", "tree"),
                        new float[][] {
                            {1, 0, 0}, {1, 1, 0}, {1, 0, 1}, {1, 1, 1}, {-1, 0.5f, 0.5f}
                        });
        assertThat(vectors.analogy("man", "woman", "king", 1).getFirst().word()).isEqualTo("queen");
        assertThat(vectors.similarity("man", "woman")).isCloseTo(Math.sqrt(0.5), within(1e-6));
    }

    private static Vocabulary vocabulary(String... words) {
        var json = new LinkedHashMap<String, Object>();
        for (String word : words) {
            json.put(word, 1);
        }
        return Vocabulary.fromJson(json);
    }

    @Test
    void vectorsComeBackFromAFolder() {
        WordVectors vectors = Glove.train(CORPUS, c -> c.width(6).epochs(1));
        vectors.save(folder);
        WordVectors loaded = WordVectors.load(folder);
        assertThat(loaded.words()).isEqualTo(vectors.words());
        for (String word : vectors.words()) {
            assertThat(loaded.vector(word)).isEqualTo(vectors.vector(word));
        }
        try (var _ = Scope.open()) {
            assertThat(loaded.tensor().select(0, 1).toFloatArray())
                    .isEqualTo(vectors.vector(vectors.words().get(1)));
        }
    }

    @Test
    void foldersThatDoNotFitAreNamed() throws IOException {
        Glove.train(CORPUS, c -> c.width(6).epochs(1)).save(folder);
        Files.writeString(folder.resolve("vocabulary.txt"), "gold\t3\n");
        assertThatThrownBy(() -> WordVectors.load(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a vector for each of 1 words");
    }

    @Test
    void mistakesAreNamed() {
        WordVectors vectors = Cbow.train(CORPUS, c -> c.width(4).epochs(1));
        assertThatThrownBy(() -> vectors.vector("golt"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("did you mean 'gold'?");
        assertThatThrownBy(() -> SkipGram.train(CORPUS, c -> c.window(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("of 1 or more");
        assertThatThrownBy(() -> SkipGram.train(CORPUS, c -> c.subsample(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a share above 0");
        assertThatThrownBy(() -> Glove.train(CORPUS, c -> c.most(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("x_max");
        assertThatThrownBy(() -> Corpus.of(List.of("a word")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("two words or more");
        assertThat(Map.of("the", 2400L)).containsEntry("the", CORPUS.vocabulary().count("the"));
    }
}
