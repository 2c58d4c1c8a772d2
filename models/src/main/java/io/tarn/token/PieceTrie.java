package io.tarn.token;

import java.util.Arrays;
import java.util.List;

/// A tree of letters in which all tokens that begin at a place of a text are found in one walk.
final class PieceTrie {
    static final int ROOT = 0;
    static final int NONE = -1;

    // a hash table: (node, letter) → node; 0 where there is nothing, for no edge leads to the root
    private long[] keys;
    private int[] targets;
    private int[] ids;
    private int nodes = 1;

    PieceTrie(List<String> tokens) {
        int letters = tokens.stream().mapToInt(String::length).sum() + 1;
        keys = new long[Integer.highestOneBit(letters) * 4];
        targets = new int[keys.length];
        ids = new int[letters];
        Arrays.fill(ids, NONE);
        for (int id = 0; id < tokens.size(); id++) {
            int node = ROOT;
            for (int i = 0; i < tokens.get(id).length(); i++) {
                node = grown(node, tokens.get(id).charAt(i));
            }
            ids[node] = id;
        }
    }

    private int grown(int node, char letter) {
        int slot = slot(node, letter);
        if (targets[slot] == 0) {
            keys[slot] = key(node, letter);
            targets[slot] = nodes++;
        }
        return targets[slot];
    }

    /// Where a letter leads from a node, or [#NONE].
    int next(int node, char letter) {
        int target = targets[slot(node, letter)];
        return target == 0 ? NONE : target;
    }

    /// The token that ends at a node, or [#NONE].
    int id(int node) {
        return ids[node];
    }

    private int slot(int node, char letter) {
        long key = key(node, letter);
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (targets[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private static long key(int node, char letter) {
        return (long) node << 16 | letter;
    }
}
