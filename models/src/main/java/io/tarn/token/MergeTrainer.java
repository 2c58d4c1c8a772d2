package io.tarn.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Learns a vocabulary by merging: the most frequent pair of neighbours becomes a token, again and again (Sennrich, Haddow and Birch,
/// 2016).
///
/// Of pairs that are equally frequent, the one whose tokens came first is taken.
final class MergeTrainer {
    /// How often a pair stands in the texts, and in which words.
    private static final class Places {
        private long count;
        private int[] words = new int[4];
        private int size;

        void add(int word) {
            if (size > 0 && words[size - 1] == word) {
                return;
            }
            if (size == words.length) {
                words = Arrays.copyOf(words, 2 * size);
            }
            words[size++] = word;
        }
    }

    private record Candidate(long pair, long count) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return count != other.count
                    ? Long.compare(other.count, count)
                    : Long.compare(pair, other.pair);
        }
    }

    private final List<String> tokens;
    private final Map<String, Integer> ids = new HashMap<>();
    private final String prefix;
    private final List<int[]> words = new ArrayList<>();
    private final List<Long> counts = new ArrayList<>();
    private final Map<Long, Places> pairs = new HashMap<>();
    private final List<MergeTable.Pair> merges = new ArrayList<>();

    /// @param tokens the alphabet, special tokens before it
    /// @param prefix what stands before a token inside of a word, such as `##`
    MergeTrainer(List<String> tokens, String prefix) {
        this.tokens = new ArrayList<>(tokens);
        this.prefix = prefix;
        tokens.forEach(token -> ids.put(token, ids.size()));
    }

    /// A word in tokens of the alphabet, which comes so many times.
    void add(List<String> word, long count) {
        int[] symbols = word.stream().mapToInt(ids::get).toArray();
        words.add(symbols);
        counts.add(count);
        for (int i = 0; i + 1 < symbols.length; i++) {
            change(symbols[i], symbols[i + 1], words.size() - 1, 1);
        }
    }

    /// Merges until there are `size` tokens, or no pair is left that comes `atLeast` times: all tokens, in the order of their numbers.
    List<String> grow(int size, long atLeast) {
        var open = new PriorityQueue<Candidate>();
        pairs.forEach((pair, places) -> open.add(new Candidate(pair, places.count)));
        while (tokens.size() < size && !open.isEmpty()) {
            Candidate best = open.poll();
            Places places = pairs.get(best.pair);
            if (places == null || places.count < atLeast) {
                continue;
            }
            if (places.count != best.count) {
                open.add(new Candidate(best.pair, places.count));
                continue;
            }
            open.addAll(merge(best.pair, places));
        }
        return tokens;
    }

    /// The pairs that were merged, in their order.
    List<MergeTable.Pair> merges() {
        return merges;
    }

    /// Merges a pair wherever it stands: the pairs that are new.
    private List<Candidate> merge(long pair, Places places) {
        int first = (int) (pair >> 32);
        int second = (int) pair;
        String joined = tokens.get(first) + bare(second);
        merges.add(new MergeTable.Pair(tokens.get(first), tokens.get(second)));
        int id = ids.computeIfAbsent(joined, _ -> ids.size());
        if (id == tokens.size()) {
            tokens.add(joined);
        }
        pairs.remove(pair);
        var fresh = new LinkedHashSet<Long>();
        for (int i = 0; i < places.size; i++) {
            merge(places.words[i], first, second, id, fresh);
        }
        var candidates = new ArrayList<Candidate>();
        for (long one : fresh) {
            Places found = pairs.get(one);
            if (found != null) {
                candidates.add(new Candidate(one, found.count));
            }
        }
        return candidates;
    }

    /// Merges a pair in one word, from left to right, and counts its new neighbours.
    private void merge(int word, int first, int second, int id, Set<Long> fresh) {
        int[] old = words.get(word);
        int[] now = new int[old.length];
        int size = 0;
        int i = 0;
        while (i < old.length) {
            boolean found = i + 1 < old.length && old[i] == first && old[i + 1] == second;
            if (!found) {
                now[size++] = old[i++];
                continue;
            }
            if (size > 0) {
                change(now[size - 1], first, word, -1);
                fresh.add(change(now[size - 1], id, word, 1));
            }
            if (i + 2 < old.length) {
                change(second, old[i + 2], word, -1);
                fresh.add(change(id, old[i + 2], word, 1));
            }
            now[size++] = id;
            i += 2;
        }
        words.set(word, Arrays.copyOf(now, size));
    }

    /// A pair stands once more, or once less, in a word.
    private long change(int first, int second, int word, int times) {
        long pair = MergeTable.key(first, second);
        Places places = pairs.get(pair);
        if (places == null && times > 0) {
            places = new Places();
            pairs.put(pair, places);
        }
        if (places != null) { // else it is the pair that is merged just now
            places.count += times * counts.get(word);
            if (times > 0) {
                places.add(word);
            }
        }
        return pair;
    }

    /// The text of a token without the prefix.
    private String bare(int token) {
        String text = tokens.get(token);
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
