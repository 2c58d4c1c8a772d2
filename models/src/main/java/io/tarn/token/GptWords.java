package io.tarn.token;

/// Cuts a text into words as GPT-2 does (Radford and others, 2019): no token goes across their borders.
///
/// A word is a contraction such as `'ll`; or a run of letters, of digits or of signs, each with the space before it; or a run of white
/// space, whose last character is left to the next word.
final class GptWords {
    private enum Kind {
        LETTER,
        DIGIT,
        SIGN,
        SPACE
    }

    private static final String[] CONTRACTIONS = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};

    private GptWords() {}

    /// Where the word that begins at `start` ends.
    static int end(String text, int start) {
        for (String contraction : CONTRACTIONS) {
            if (text.startsWith(contraction, start)) {
                return start + contraction.length();
            }
        }
        boolean spaced = text.charAt(start) == ' ' && start + 1 < text.length();
        int first = spaced ? start + 1 : start;
        Kind kind = kind(text.codePointAt(first));
        if (kind != Kind.SPACE) {
            return runEnd(text, first, kind);
        }
        int end = runEnd(text, start, Kind.SPACE);
        return end == text.length() || end == start + 1 ? end : end - 1;
    }

    private static int runEnd(String text, int start, Kind kind) {
        int at = start;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (kind(point) != kind) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static Kind kind(int point) {
        return switch (Character.getType(point)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER ->
                    Kind.LETTER;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    Kind.DIGIT;
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    Kind.SPACE;
            default -> point >= '\t' && point <= '\r' || point == '\u0085' ? Kind.SPACE : Kind.SIGN;
        };
    }
}
