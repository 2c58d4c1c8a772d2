package io.tarn.token;

/// Texts without half characters: a surrogate that lacks its other half becomes U+FFFD, so that every text has bytes in UTF-8.
final class WellFormed {
    private static final char UNREADABLE = '\uFFFD';

    private WellFormed() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                return mended(text);
            }
        }
        return text;
    }

    private static String mended(String text) {
        var mended = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                mended.setCharAt(i, UNREADABLE);
            }
        }
        return mended.toString();
    }

    private static boolean isHalf(String text, int i) {
        char sign = text.charAt(i);
        if (!Character.isSurrogate(sign)) {
            return false;
        }
        return Character.isHighSurrogate(sign)
                ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
    }
}
