package io.tarn.token;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/// Joins tokens among which some are bytes, such as `<0xE4>`: neighbouring bytes make characters, or one U+FFFD each.
final class ByteTokens {
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ByteTokens() {}

    static String text(List<String> tokens) {
        var joined = new ByteTokens();
        for (String token : tokens) {
            OptionalInt value = value(token);
            if (value.isPresent()) {
                joined.bytes.write(value.getAsInt());
            } else {
                joined.close();
                joined.text.append(token);
            }
        }
        joined.close();
        return joined.text.toString();
    }

    private static OptionalInt value(String token) {
        if (token.length() != 6 || !token.startsWith("<0x") || !token.endsWith(">")) {
            return OptionalInt.empty();
        }
        int high = Character.digit(token.charAt(3), 16);
        int low = Character.digit(token.charAt(4), 16);
        return high < 0 || low < 0 ? OptionalInt.empty() : OptionalInt.of(16 * high + low);
    }

    /// The bytes so far end here.
    private void close() {
        ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
        try {
            text.append(StandardCharsets.UTF_8.newDecoder().decode(all));
        } catch (CharacterCodingException _) {
            text.append("\uFFFD".repeat(bytes.size())); // a token may have been cut off
        }
        bytes.reset();
    }
}
