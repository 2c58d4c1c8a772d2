package io.tarn.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A visible letter for each of the 256 bytes, so that any text can be written in tokens without spaces and control characters.
///
/// Bytes that Latin-1 prints stand for themselves; the others, in their order, for the letters from U+0100 on, as in GPT-2 (Radford and
/// others, 2019).
final class ByteAlphabet {
    private static final char[] LETTERS = new char[256];
    private static final byte[] BYTES = new byte[512]; // what a letter stands for
    private static final boolean[] KNOWN = new boolean[512];

    static {
        char next = 256;
        for (int value = 0; value < 256; value++) {
            boolean printed =
                    value >= '!' && value <= '~' || value >= 0xA1 && value <= 0xAC || value >= 0xAE;
            char letter = printed ? (char) value : next++;
            LETTERS[value] = letter;
            BYTES[letter] = (byte) value;
            KNOWN[letter] = true;
        }
    }

    private ByteAlphabet() {}

    /// All letters, in the order of the bytes that they stand for.
    static List<String> byValue() {
        return IntStream.range(0, 256).mapToObj(it -> String.valueOf(LETTERS[it])).toList();
    }

    /// All letters, in their own order.
    static List<String> byLetter() {
        return byValue().stream().sorted().toList();
    }

    static char letter(byte value) {
        return LETTERS[value & 0xFF];
    }

    /// The text of letters; bytes that are no UTF-8 become U+FFFD, and what is no letter of the alphabet stands for itself.
    static String text(String letters) {
        byte[] bytes = new byte[3 * letters.length()];
        int size = 0;
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (letter < KNOWN.length && KNOWN[letter]) {
                bytes[size++] = BYTES[letter];
            } else {
                byte[] own = String.valueOf(letter).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(own, 0, bytes, size, own.length);
                size += own.length;
            }
        }
        return new String(Arrays.copyOf(bytes, size), StandardCharsets.UTF_8);
    }
}
