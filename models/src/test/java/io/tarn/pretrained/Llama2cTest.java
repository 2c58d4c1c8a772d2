package io.tarn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.data.DataException;
import io.tarn.sequence.decode.Greedy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tiny file of llama2.c; the real one is in [StoriesTest].
final class Llama2cTest {
    private static final String[] WORDS = {" ", "c", "a", "t", "at", "cat", " cat"};
    private static final int VOCABULARY = 259 + WORDS.length;

    @TempDir Path folder;

    /// dim 4, hidden 6, 1 layer, 2 heads, 1 head of keys, seq_len 8.
    private static byte[] weights(int vocabulary) {
        int[] header = {4, 6, 1, 2, 1, vocabulary, 8};
        int block = 4 + 16 + 8 + 8 + 16 + 4 + 3 * 24;
        int floats = Math.abs(vocabulary) * 4 * (vocabulary < 0 ? 2 : 1) + block + 4 + 8 * 2;
        ByteBuffer bytes = ByteBuffer.allocate(28 + 4 * floats).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(header).forEach(bytes::putInt);
        for (int i = 0; i < floats; i++) {
            bytes.putFloat((float) Math.sin(i));
        }
        return bytes.array();
    }

    private static byte[] tokenizer(int length) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(number(length));
        for (int i = 0; i < VOCABULARY; i++) {
            String word = i < 3 ? "<" + i + ">" : i < 259 ? "" + (char) (i - 3) : WORDS[i - 259];
            byte[] piece =
                    word.getBytes(i < 259 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            bytes.writeBytes(number(Float.floatToIntBits(i)));
            bytes.writeBytes(number(piece.length));
            bytes.writeBytes(piece);
        }
        return bytes.toByteArray();
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private Path file(byte[]... parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return Files.write(folder.resolve("model.bin"), bytes.toByteArray());
    }

    @Test
    void readsWeightsAndTokenizerFromOneFileOrTwo() throws IOException {
        LanguageModel one = Llama2c.read(file(weights(VOCABULARY), tokenizer(4)));
        Path pieces = Files.write(folder.resolve("tokenizer.bin"), tokenizer(4));
        LanguageModel two = Llama2c.read(file(weights(VOCABULARY)), pieces);

        assertThat(one.tokenizer().ids(" cat ü")).isEqualTo(two.tokenizer().ids(" cat ü"));
        // <s>, a space, " cat", a space, and the bytes of ü
        assertThat(one.tokenizer().ids(" cat ü"))
                .containsExactly(1, 259, 265, 259, 3 + 0xC3, 3 + 0xBC);
        assertThat(one.tokenizer().decode(1, 265, 259, 3 + 0xC3, 3 + 0xBC)).isEqualTo("cat ü");
        assertThat(one.goOn("cat", Greedy.of(one.rules(3)))).startsWith("cat");
        assertThat(two.net().parameterCount()).isEqualTo(one.net().parameterCount());
    }

    @Test
    void readsAHeadOfItsOwn() throws IOException {
        LanguageModel model = Llama2c.read(file(weights(-VOCABULARY), tokenizer(4)));
        assertThat(model.net().namedParameters()).containsKey("lm_head.weight");
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        byte[] whole = weights(VOCABULARY);
        refuses("seven numbers and the weights, got 3 bytes", Arrays.copyOf(whole, 3));
        refuses("bytes or more, as its first numbers say", Arrays.copyOf(whole, whole.length - 1));
        refuses(
                "version 0 of the format",
                ByteBuffer.allocate(99).order(ByteOrder.LITTLE_ENDIAN).putInt(0x616b3432).array());
        refuses("sizes of a Llama", new byte[99]);
        for (int at = 0; at < 7; at++) {
            for (int value : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0}) {
                byte[] bad = whole.clone();
                System.arraycopy(number(value), 0, bad, 4 * at, 4);
                refuses("model.bin: expected ", bad, tokenizer(4));
            }
        }
    }

    @Test
    void refusesTokenizersThatAreNone() throws IOException {
        byte[] whole = weights(VOCABULARY);
        byte[] pieces = tokenizer(4);
        refuses("a tokenizer of 266 tokens, got 0 bytes", whole);
        refuses("the length of token 265", whole, Arrays.copyOf(pieces, pieces.length - 1));
        refuses("the end after the tokens, got 1 more bytes", whole, pieces, new byte[1]);
        refuses("the length of token 0, got 3", whole, tokenizer(2));
        byte[] endless = pieces.clone();
        System.arraycopy(number(Float.floatToIntBits(Float.NaN)), 0, endless, 4, 4);
        refuses("a number as the score of token 0", whole, endless);
        byte[] odd = pieces.clone();
        odd[odd.length - 1] = (byte) 0xFF;
        refuses("token 265 in UTF-8", whole, odd);
    }

    private void refuses(String message, byte[]... parts) throws IOException {
        Path file = file(parts);
        assertThatThrownBy(() -> Llama2c.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message);
    }
}
