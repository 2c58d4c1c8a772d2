package io.tarn.nn.weights;

import io.tarn.tensor.TensorException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// A strict reader of JSON that hands out values as it meets them and builds no tree.
///
/// The caller says what must come next. Names may not repeat within an object, nesting is limited,
/// and numbers that are kept are whole and not negative.
final class JsonReader {
    private static final int DEEPEST = 32;
    private static final String DAMAGED = "the file is damaged";
    private static final String DIGITS = "0123456789";
    private static final String SPACE = " \t\r\n";

    private final String who;
    private final String text;
    private int at;
    private int depth;

    JsonReader(String who, String text) {
        this.who = who;
        this.text = text;
    }

    /// Reads an object; `member` is told each name and reads its value.
    void object(Consumer<String> member) {
        Set<String> names = new HashSet<>();
        sequence(
                '{',
                '}',
                () -> {
                    String name = string();
                    if (!names.add(name)) {
                        throw TensorException.of(
                                who,
                                "names that occur once",
                                "«" + Excerpt.of(name) + "» twice",
                                DAMAGED);
                    }
                    expect(':');
                    member.accept(name);
                });
    }

    /// Reads an array; `element` reads each value.
    void array(Runnable element) {
        sequence('[', ']', element);
    }

    private void sequence(char open, char close, Runnable element) {
        expect(open);
        if (++depth > DEEPEST) {
            throw TensorException.of(
                    who, "at most %d nested values".formatted(DEEPEST), "more", DAMAGED);
        }
        if (next() == close) {
            at++;
        } else {
            do {
                element.run();
            } while (more(close));
        }
        depth--;
    }

    private boolean more(char close) {
        char found = next();
        if (found != ',' && found != close) {
            throw unexpected("',' or '%c'".formatted(close));
        }
        at++;
        return found == ',';
    }

    String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            if (c < ' ') {
                throw unexpected("text without control characters");
            }
            value.append(c == '\\' ? escaped() : c);
        }
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                int point = value.codePointAt(i++);
                if (!Character.isSupplementaryCodePoint(point)) {
                    throw unexpected("whole characters in the text");
                }
            }
        }
        return value.toString();
    }

    private char escaped() {
        char c = take();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char digit = take();
                    int value = digit < 128 ? Character.digit(digit, 16) : -1;
                    if (value < 0) {
                        throw unexpected("four hexadecimal digits");
                    }
                    code = code * 16 + value;
                }
                yield (char) code;
            }
            default -> throw unexpected("an escape that JSON knows");
        };
    }

    /// Reads a number without sign, fraction and exponent that fits a `long`.
    long whole() {
        char first = next();
        int start = at;
        passAll(DIGITS);
        int length = at - start;
        boolean wellFormed = length > 0 && length <= 19 && (length == 1 || first != '0');
        if (!wellFormed || passes(".eE")) {
            throw unexpected("a whole number of 0 or more");
        }
        try {
            return Long.parseLong(text, start, at, 10);
        } catch (NumberFormatException e) {
            throw TensorException.of(who, "a number below 2⁶³", text.substring(start, at), DAMAGED);
        }
    }

    /// Passes over a value of any kind.
    void skip() {
        switch (next()) {
            case '{' -> object(name -> skip());
            case '[' -> array(this::skip);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void word(String word) {
        if (!text.startsWith(word, at)) {
            throw unexpected("a JSON value");
        }
        at += word.length();
    }

    /// Passes over -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)?
    private void number() {
        passes("-");
        if (!passes("0")) {
            digits();
        }
        if (passes(".")) {
            digits();
        }
        if (passes("eE")) {
            passes("+-");
            digits();
        }
    }

    private void digits() {
        if (!passes(DIGITS)) {
            throw unexpected("a JSON value");
        }
        passAll(DIGITS);
    }

    private void passAll(String wanted) {
        boolean found = true;
        while (found) {
            found = passes(wanted);
        }
    }

    /// Passes over a character if it is one of `wanted`.
    private boolean passes(String wanted) {
        boolean found = at < text.length() && wanted.indexOf(text.charAt(at)) >= 0;
        at += found ? 1 : 0;
        return found;
    }

    /// Makes sure that nothing but white space follows.
    void end() {
        passAll(SPACE);
        if (at < text.length()) {
            throw unexpected("nothing more");
        }
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw unexpected("'%c'".formatted(wanted));
        }
        at++;
    }

    /// The next character that is not white space, which stays unread.
    private char next() {
        passAll(SPACE);
        if (at == text.length()) {
            throw unexpected("more JSON");
        }
        return text.charAt(at);
    }

    private char take() {
        if (at == text.length()) {
            throw unexpected("the end of the text");
        }
        return text.charAt(at++);
    }

    private TensorException unexpected(String wanted) {
        String got =
                at >= text.length()
                        ? "its end"
                        : "«%s»"
                                .formatted(
                                        Excerpt.of(
                                                text.substring(
                                                        at, Math.min(at + 100, text.length()))));
        return TensorException.of(
                who, wanted + " in the JSON", "%s at character %d".formatted(got, at), DAMAGED);
    }

    /// The text as JSON has it.
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
