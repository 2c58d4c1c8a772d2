package io.tarn.token;

import java.text.Normalizer;

/// Cleans a text and cuts it into words as BERT does (Devlin and others, 2019): control characters go, ideographs and punctuation stand
/// alone, and where letters become small their accents go.
final class BertText {
    private BertText() {}

    static PlacedText clean(String text, WordPiece.Letters letters) {
        boolean lower = letters == WordPiece.Letters.LOWER;
        var clean = new PlacedText(text.length());
        for (int at = 0, end; at < text.length(); at = end) {
            int point = text.codePointAt(at);
            end = at + Character.charCount(point);
            if (isSpace(point)) {
                clean.add(' ', at, end);
            } else if (point > ' ' && point < 0x7F) {
                clean.add((char) (lower ? Character.toLowerCase(point) : point), at, end);
            } else if (point != 0 && !CharacterClass.REMOVED.has(point)) {
                clean.add(cleaned(point, lower), at, end);
            }
        }
        return clean;
    }

    private static String cleaned(int point, boolean lower) {
        String kept = lower ? bare(point) : Character.toString(point);
        return isIdeograph(point) ? " " + kept + " " : kept;
    }

    /// A small letter without its accents.
    private static String bare(int point) {
        String letter = Character.toString(point);
        var bare = new StringBuilder();
        (CharacterClass.NEWER.has(point)
                        ? letter
                        : Normalizer.normalize(letter, Normalizer.Form.NFD))
                .codePoints()
                .filter(it -> !CharacterClass.MARK.has(it))
                .map(Character::toLowerCase)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /// Where the word that begins at `start` of a clean text ends: before a space, and each punctuation mark is a word.
    static int wordEnd(String clean, int start) {
        int at = start;
        while (at < clean.length()) {
            int point = clean.codePointAt(at);
            if (isPunctuation(point)) {
                return at == start ? at + Character.charCount(point) : at;
            }
            if (isSpace(point)) {
                return at;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    static boolean isSpace(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || point == ' '
                || point > 0x7F && Character.isSpaceChar(point);
    }

    private static boolean isPunctuation(int point) {
        return point < 0x80
                ? point > ' ' && point < 0x7F && !Character.isLetterOrDigit(point)
                : CharacterClass.PUNCTUATION.has(point);
    }

    private static boolean isIdeograph(int point) {
        return point >= 0x4E00 && point <= 0x9FFF
                || point >= 0x3400 && point <= 0x4DBF
                || point >= 0x20000 && point <= 0x2A6DF
                || point >= 0x2A700 && point <= 0x2B81F
                || point >= 0x2B920 && point <= 0x2CEAF
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0x2F800 && point <= 0x2FA1F;
    }
}
