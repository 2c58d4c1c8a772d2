package io.tarn.token;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often each word occurs, in the order in which they came first.
final class WordCounts {
    private static final class Count {
        private long times;
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();

    void add(String word) {
        counts.computeIfAbsent(word, _ -> new Count()).times++;
    }

    Map<String, Long> toMap() {
        var all = LinkedHashMap.<String, Long>newLinkedHashMap(counts.size());
        counts.forEach((word, count) -> all.put(word, count.times));
        return all;
    }
}
