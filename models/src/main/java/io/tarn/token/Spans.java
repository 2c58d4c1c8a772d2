package io.tarn.token;

import java.util.Arrays;

/// The tokens of one text while it is cut up: numbers, words and places.
final class Spans {
    private int[] ids = new int[64];
    private int[] words = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private int word = -1;

    /// The tokens that follow come from the next piece of the text.
    void nextWord() {
        word++;
    }

    void add(int id, int start, int end) {
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, 2 * size);
            words = Arrays.copyOf(words, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        ids[size] = id;
        words[size] = word;
        starts[size] = start;
        ends[size++] = end;
    }

    int size() {
        return size;
    }

    /// Copies all into the arrays of an encoding, from `at` on.
    void copy(Encoding target, int at) {
        System.arraycopy(ids, 0, target.ids(), at, size);
        System.arraycopy(words, 0, target.words(), at, size);
        System.arraycopy(starts, 0, target.starts(), at, size);
        System.arraycopy(ends, 0, target.ends(), at, size);
    }
}
