package io.tarn.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are no good tokenizer.
final class TokenizerFileTest {
    private static final List<String> TEXTS = List.of("a small text", "a smaller text");

    @TempDir private Path folder;
    private Path file;
    private String whole;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("tokenizer.json");
        WordPiece.train(TEXTS).save(file);
        whole = Files.readString(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"1.0\"        | \"2.0\"             | version 1.0 of the format, got version 2.0",
                "\"[CLS]\" : 2  | \"[CLS]\" : 2000    | got no token for ",
                "\"[CLS]\" : 2  | \"[CLS]\" : 3       | one token for the number 3",
                "\"[CLS]\" : 2  | \"[CLS]\" : -1      | a number from 0 on for '[CLS]', got -1",
                "\"[CLS]\" : 2  | \"[CLS]\" : \"two\" | a number from 0 on for '[CLS]'",
                "\"[CLS]\" : 2  | \"[SEP]\" : 2       | Duplicate",
                "\"vocab\"      | \"words\"           | a vocabulary, model.vocab, got none",
                "\"WordPiece\"  | \"Magic\"           | that version 0.21 of the library can read",
            })
    void brokenFilesAreNamedInOneLine(String old, String now, String message) throws IOException {
        assertThat(whole).contains(old);
        Files.writeString(file, whole.replace(old, now));
        assertRejected(message);
    }

    /// The native library would end the program at the first text.
    @Test
    void templatesWithoutTheirTokensAreNamed() throws IOException {
        Files.writeString(file, whole.replace("\"[SEP]\" : {", "\"[END]\" : {"));
        assertRejected("a template with '[SEP]', which it does not list");
    }

    @Test
    void mergesWithoutTheirPrefixAreNamed() throws IOException {
        ByteLevelBpe.train(List.of("ab ab")).save(file);
        String prefix = "\"continuing_subword_prefix\" : ";
        Files.writeString(
                file, Files.readString(file).replace(prefix + "null", prefix + "\"###\""));
        assertRejected("a merge with 'b', which lacks '###'");
    }

    @Test
    void numbersOfUnknownPiecesAreChecked() throws IOException {
        Unigram.train(TEXTS).save(file);
        Files.writeString(
                file, Files.readString(file).replace("\"unk_id\" : 0", "\"unk_id\" : 9999"));
        assertRejected("an unknown piece with number 9999");
    }

    @Test
    void textsThatAFileCannotCutAreNamed() throws IOException {
        Files.writeString(
                file, whole.replace("\"unk_token\" : \"[UNK]\"", "\"unk_token\" : \"[NO]\""));
        Tokenizer tokenizer = Tokenizer.read(file);
        assertThatThrownBy(() -> tokenizer.ids("木"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a tokenizer for every text");
    }

    @Test
    void truncatedFilesAreNamed() throws IOException {
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        assertRejected("whole JSON");
    }

    @Test
    void otherFilesAreNamed() throws IOException {
        Files.write(file, new byte[] {0, 1, 2, (byte) 0xFF});
        assertRejected("whole JSON");
        Files.writeString(file, "[".repeat(100_000));
        assertRejected("whole JSON");
        Files.writeString(file, "[1, 2]");
        assertRejected("version none");
        Files.writeString(file, "");
        assertRejected("got");
    }

    @Test
    void hugeFilesAreNotRead() throws IOException {
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40); // a hole: no disk is used
        }
        assertRejected("at most 256 MB");
    }

    @Test
    void missingFilesAreNamed() throws IOException {
        Files.delete(file);
        assertRejected("no such file");
    }

    @Test
    void badTokensAreNamed() {
        Tokenizer tokenizer = Tokenizer.read(file);
        assertThatThrownBy(() -> tokenizer.token(10_000)).hasMessageContaining("see size()");
        assertThatThrownBy(() -> tokenizer.decode(-1)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> tokenizer.id("[MASKED]"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("special tokens are [PAD], [UNK]");
    }

    @Test
    void whatIsReadIsWrittenAsItWas() throws IOException {
        Path copy = folder.resolve("copy.json");
        Tokenizer.read(file).save(copy);
        assertThat(Files.readString(copy)).isEqualTo(whole);
    }

    private void assertRejected(String message) {
        assertThatThrownBy(() -> Tokenizer.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("tokenizer.json")
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
}
