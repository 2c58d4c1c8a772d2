package io.tarn.token;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The tokens of words that came before: most words of a text are few words, again and again.
final class WordCache {
    private static final int MOST_WORDS = 1 << 16;
    private static final int LONGEST = 64;

    private final Map<String, int[]> known = new ConcurrentHashMap<>();
    private final Function<String, int[]> cut;

    WordCache(Function<String, int[]> cut) {
        this.cut = cut;
    }

    int[] ids(String word) {
        int[] ids = known.get(word);
        if (ids == null) {
            ids = cut.apply(word);
            if (word.length() <= LONGEST && known.size() < MOST_WORDS) {
                known.put(word, ids);
            }
        }
        return ids;
    }
}
