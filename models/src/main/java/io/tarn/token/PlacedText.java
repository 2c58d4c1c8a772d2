package io.tarn.token;

import java.util.Arrays;

/// A text that was changed, and the place in the first text that each of its characters comes from.
final class PlacedText {
    private final StringBuilder text = new StringBuilder();
    private int[] starts;
    private int[] ends;

    PlacedText(int expected) {
        starts = new int[Math.max(16, expected)];
        ends = new int[starts.length];
    }

    /// Adds what comes from the first text between two places.
    void add(String piece, int start, int end) {
        for (int i = 0; i < piece.length(); i++) {
            add(piece.charAt(i), start, end);
        }
    }

    void add(char letter, int start, int end) {
        int size = text.length();
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        text.append(letter);
    }

    String text() {
        return text.toString();
    }

    /// Where the character at `at` begins in the first text.
    int start(int at) {
        return starts[at];
    }

    /// Where it ends there.
    int end(int at) {
        return ends[at];
    }
}
