package io.tarn.data.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Tells the encoding of bytes: by their mark, by their zeros (UTF-16 without a mark), as UTF-8 if they are valid, else Windows-1252.
final class CharacterEncoding {
    private static final int LOOKED_AT = 4096;

    private CharacterEncoding() {}

    static String decoded(byte[] bytes) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8);
        }
        if (begins(bytes, 0xFF, 0xFE, 0, 0) && bytes.length % 4 == 0) {
            return decoded(bytes, 4, StandardCharsets.UTF_32LE);
        }
        if (begins(bytes, 0, 0, 0xFE, 0xFF)) {
            return decoded(bytes, 4, StandardCharsets.UTF_32BE);
        }
        if (begins(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (begins(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE);
        }
        return unmarked(bytes);
    }

    private static String unmarked(byte[] bytes) {
        int end = Math.min(bytes.length, LOOKED_AT);
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                evenZeros += 1 - i % 2;
                oddZeros += i % 2;
            }
        }
        // Latin letters in UTF-16 have one zero each
        if (oddZeros > end / 5 && evenZeros == 0) {
            return decoded(bytes, 0, StandardCharsets.UTF_16LE);
        }
        if (evenZeros > end / 5 && oddZeros == 0) {
            return decoded(bytes, 0, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252")); // every byte is a letter
        }
    }

    private static String decoded(byte[] bytes, int start, Charset encoding) {
        return new String(bytes, start, bytes.length - start, encoding);
    }

    private static boolean begins(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
