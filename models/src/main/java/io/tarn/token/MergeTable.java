package io.tarn.token;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Pairs of tokens that become one token, the earlier the sooner.
final class MergeTable {
    /// Two tokens, by their texts.
    record Pair(String first, String second) {}

    /// @param rank the place in the list
    private record Merge(int rank, int id) {}

    private static final int NONE = -1;

    private final Map<Long, Merge> merges;

    MergeTable(TokenTable table, List<Pair> pairs) {
        merges = HashMap.newHashMap(pairs.size());
        for (int rank = 0; rank < pairs.size(); rank++) {
            Pair pair = pairs.get(rank);
            int id = table.id(pair.first + pair.second);
            merges.put(key(table.id(pair.first), table.id(pair.second)), new Merge(rank, id));
        }
    }

    static long key(int first, int second) {
        return (long) first << 32 | second;
    }

    /// Merges neighbours until no pair is left: always the pair that comes first in the list, and of its places the leftmost.
    int[] merged(int[] tokens) {
        int[] ids = tokens.clone();
        int[] next = new int[ids.length];
        int[] previous = new int[ids.length];
        var open = new PriorityQueue<Long>(); // rank and place, in one number
        for (int i = 0; i < ids.length; i++) {
            previous[i] = i - 1;
            next[i] = i + 1 < ids.length ? i + 1 : NONE;
            offer(open, ids, i, next[i]);
        }
        for (Long best = open.poll(); best != null; best = open.poll()) {
            int place = best.intValue();
            Merge merge = merge(ids, place, next[place]);
            if (merge == null || merge.rank != (int) (best >> 32)) {
                continue; // one of the two has been merged since
            }
            int second = next[place];
            ids[place] = merge.id;
            ids[second] = NONE;
            next[place] = next[second];
            if (next[place] != NONE) {
                previous[next[place]] = place;
            }
            offer(open, ids, place, next[place]);
            if (previous[place] != NONE) {
                offer(open, ids, previous[place], place);
            }
        }
        return Arrays.stream(ids).filter(id -> id != NONE).toArray();
    }

    private void offer(PriorityQueue<Long> open, int[] ids, int place, int next) {
        Merge merge = merge(ids, place, next);
        if (merge != null) {
            open.add(key(merge.rank, place));
        }
    }

    private @Nullable Merge merge(int[] ids, int place, int next) {
        return next == NONE || ids[place] == NONE ? null : merges.get(key(ids[place], ids[next]));
    }
}
