package io.tarn.token;

/// Where the characters of a text begin in UTF-16, in which Java counts; the library counts characters.
///
/// @param at where each character begins; empty where all are one unit long
record CharPlaces(int[] at) {
    static CharPlaces of(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new CharPlaces(new int[0]);
        }
        int[] at = new int[count + 1];
        for (int i = 0; i < count; i++) {
            at[i + 1] = at[i] + Character.charCount(text.codePointAt(at[i]));
        }
        return new CharPlaces(at);
    }

    int at(int character) {
        return at.length == 0 ? character : at[character];
    }
}
