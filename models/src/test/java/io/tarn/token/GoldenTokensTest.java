package io.tarn.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tarn's files in Python's `tokenizers`; see `src/test/golden/token_ids.py`.
final class GoldenTokensTest {
    @TempDir private Path folder;
    private static Map<String, Tokenizer> trained;

    @BeforeAll
    static void train() {
        trained = Trained.all();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpe", "wordpiece", "unigram", "characters"})
    void pythonReadsTheSameNumbers(String kind) throws IOException {
        JsonNode texts = golden("texts");
        JsonNode ids = golden("ids").path(kind);
        assertThat(texts.size()).isEqualTo(ids.size()).isGreaterThan(60);
        for (int i = 0; i < texts.size(); i++) {
            int[] expected = new JsonMapper().convertValue(ids.get(i), int[].class);
            assertThat(trained.get(kind).ids(texts.get(i).asString())).isEqualTo(expected);
        }
    }

    /// The same texts give the same file, byte for byte, on any machine: it is the one that Python has read.
    @ParameterizedTest
    @ValueSource(strings = {"bpe", "wordpiece", "unigram", "characters"})
    void theFileIsTheOneThatPythonRead(String kind) throws IOException {
        Path file = folder.resolve("tokenizer.json");
        trained.get(kind).save(file);
        assertThat(new JsonMapper().readTree(Files.readAllBytes(file))).isEqualTo(golden(kind));
    }

    @Test
    void theLibrarysTrainerLearnsTheSameTokens() throws IOException {
        Tokenizer own = trained.get("bpe");
        assertThat(own.tokens(IntStream.range(0, own.size()).toArray()))
                .isEqualTo(new JsonMapper().convertValue(golden("trained"), java.util.List.class));
    }

    private static JsonNode golden(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        GoldenTokensTest.class.getResourceAsStream(
                                "/golden/tokens/" + name + ".json"))) {
            return new JsonMapper().readTree(file);
        }
    }
}
