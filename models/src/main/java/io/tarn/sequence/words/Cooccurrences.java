package io.tarn.sequence.words;

import java.util.Arrays;

/// How often two words stand near each other: a pair that is d words apart counts 1/d.
final class Cooccurrences {
    private static final double FILLED = 0.6;

    private long[] keys = new long[1 << 16]; // a row and a column, plus 1; 0 where there is nothing
    private float[] values = new float[keys.length];
    private int size;

    /// Pairs up to `window` words apart, each in both orders.
    static Cooccurrences of(Corpus corpus, int window) {
        var all = new Cooccurrences();
        for (int[] words : corpus.texts()) {
            for (int at = 0; at < words.length; at++) {
                for (int d = 1; d <= Math.min(window, at); d++) {
                    all.add(words[at], words[at - d], 1f / d);
                    all.add(words[at - d], words[at], 1f / d);
                }
            }
        }
        return all;
    }

    private void add(int row, int column, float value) {
        if (size > FILLED * keys.length) {
            grow();
        }
        put(((long) row << 32 | column) + 1, value);
    }

    private void put(long key, float value) {
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & (keys.length - 1);
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        if (keys[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] += value;
    }

    private void grow() {
        long[] oldKeys = keys;
        float[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new float[keys.length];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }

    /// Pairs in the order of rows and columns.
    ///
    /// @param values X, how often the word of a row stands near that of a column
    record Pairs(int[] rows, int[] columns, float[] values) {}

    Pairs pairs() {
        long[] found = Arrays.stream(keys).filter(key -> key != 0).sorted().toArray();
        var pairs =
                new Pairs(new int[found.length], new int[found.length], new float[found.length]);
        for (int i = 0; i < found.length; i++) {
            pairs.rows[i] = (int) (found[i] - 1 >> 32);
            pairs.columns[i] = (int) (found[i] - 1);
            pairs.values[i] = value(found[i]);
        }
        return pairs;
    }

    private float value(long key) {
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & (keys.length - 1);
        while (keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return values[slot];
    }
}
