package io.tarn.data.text;

import io.tarn.data.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Texts as rows of numbers, one column for each known word; the order of the words is lost.
///
/// ```java
/// var bag = BagOfWords.fit(training.texts(), c -> c.splitter(TextSplitter.words().ngrams(1, 2)).inAtLeast(2));
/// SparseRows x = bag.rows(test.texts());
/// ```
///
/// Words and their weights are learned from the training texts only. Words that are not known are left out.
public final class BagOfWords {
    /// Which words are taken, and what they weigh.
    ///
    /// @param inAtLeast the least number of texts that a word must occur in
    /// @param inAtMost the largest part of the texts, from 0 to 1, that it may occur in
    /// @param most the most words that are taken: the most frequent ones
    public record Config(
            TextSplitter splitter, Weighting weighting, int inAtLeast, double inAtMost, int most) {
        public Config {
            if (inAtLeast < 1 || !(inAtMost > 0 && inAtMost <= 1) || most < 1) {
                throw DataException.of(
                        "BagOfWords",
                        "words in one text or more, in a part above 0 up to 1, and one or more of them",
                        "%d, %s and %d".formatted(inAtLeast, inAtMost, most),
                        "leave the setting out to take all");
            }
        }

        public Config splitter(TextSplitter splitter) {
            return new Config(splitter, weighting, inAtLeast, inAtMost, most);
        }

        public Config weighting(Weighting weighting) {
            return new Config(splitter, weighting, inAtLeast, inAtMost, most);
        }

        public Config inAtLeast(int texts) {
            return new Config(splitter, weighting, texts, inAtMost, most);
        }

        public Config inAtMost(double part) {
            return new Config(splitter, weighting, inAtLeast, part, most);
        }

        public Config most(int words) {
            return new Config(splitter, weighting, inAtLeast, inAtMost, words);
        }
    }

    private final TextSplitter splitter;
    private final Weighting weighting;
    private final List<String> words;
    private final double[] rarity; // idf of each word
    private final Map<String, Integer> columns = new HashMap<>();

    private BagOfWords(
            TextSplitter splitter, Weighting weighting, List<String> words, double[] rarity) {
        this.splitter = splitter;
        this.weighting = weighting;
        this.words = List.copyOf(words);
        this.rarity = rarity;
        for (int i = 0; i < words.size(); i++) {
            columns.put(words.get(i), i);
        }
    }

    /// All words of the texts, weighted by TF-IDF.
    public static BagOfWords fit(List<String> texts) {
        return fit(texts, c -> c);
    }

    public static BagOfWords fit(List<String> texts, UnaryOperator<Config> choose) {
        Config config =
                choose.apply(
                        new Config(
                                TextSplitter.words(),
                                Weighting.TF_IDF,
                                1,
                                1,
                                Integer.MAX_VALUE - 2));
        var counts = new HashMap<String, Long>();
        var spread = new HashMap<String, Integer>(); // in how many texts
        for (String text : texts) {
            List<String> tokens = config.splitter.split(text);
            tokens.forEach(token -> counts.merge(token, 1L, Long::sum));
            new HashSet<>(tokens).forEach(token -> spread.merge(token, 1, Integer::sum));
        }
        double limit = config.inAtMost * texts.size();
        counts.keySet()
                .removeIf(it ->
                        spread.getOrDefault(it, 0) < config.inAtLeast
                                || spread.getOrDefault(it, 0) > limit);
        if (counts.isEmpty()) {
            throw DataException.of(
                    "BagOfWords",
                    "a word that occurs in " + config.inAtLeast + " texts or more",
                    "none in %d texts".formatted(texts.size()),
                    "lower inAtLeast, or look at the texts");
        }
        List<String> words = Vocabulary.of(counts, c -> c.most(config.most)).tokens();
        List<String> known = words.subList(2, words.size()); // without padding and unknown
        // idf = ln((1 + n) / (1 + df)) + 1
        double[] rarity =
                known.stream()
                        .mapToInt(it -> spread.getOrDefault(it, 0))
                        .mapToDouble(df -> Math.log((1.0 + texts.size()) / (1.0 + df)) + 1)
                        .toArray();
        return new BagOfWords(config.splitter, config.weighting, known, rarity);
    }

    /// The word of each column, from the most frequent to the rarest.
    public List<String> words() {
        return words;
    }

    /// A row for each text.
    public SparseRows rows(List<String> texts) {
        var indices = new ArrayList<int[]>(texts.size());
        var values = new ArrayList<float[]>(texts.size());
        for (String text : texts) {
            var found = new TreeMap<Integer, Integer>();
            for (String token : splitter.split(text)) {
                Integer column = columns.get(token);
                if (column != null) {
                    found.merge(column, 1, Integer::sum);
                }
            }
            indices.add(found.keySet().stream().mapToInt(i -> i).toArray());
            values.add(weighted(found));
        }
        return SparseRows.of(words.size(), indices, values);
    }

    private float[] weighted(Map<Integer, Integer> found) {
        double[] row = new double[found.size()];
        int at = 0;
        for (var word : found.entrySet()) {
            double tf = word.getValue();
            double idf = rarity[word.getKey()];
            row[at++] =
                    switch (weighting) {
                        case COUNT -> tf;
                        case PRESENCE -> 1;
                        case TF_IDF -> tf * idf;
                        case LOG_TF_IDF -> (1 + Math.log(tf)) * idf;
                    };
        }
        boolean plain = weighting == Weighting.COUNT || weighting == Weighting.PRESENCE;
        return plain ? UnitLength.single(row) : UnitLength.of(row);
    }

    /// Splitter, weighting, words and rarities as they stand in JSON.
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("splitter", splitter.toJson());
        json.put("weighting", weighting.name());
        json.put("words", words);
        json.put("rarity", Arrays.stream(rarity).boxed().toList());
        return json;
    }

    /// The opposite of [#toJson].
    public static BagOfWords fromJson(Map<String, ?> json) {
        if (json.get("splitter") instanceof Map<?, ?> splitter
                && json.get("words") instanceof List<?> words
                && json.get("rarity") instanceof List<?> rarity
                && words.size() == rarity.size()) {
            var weighting =
                    Arrays.stream(Weighting.values())
                            .filter(it -> it.name().equals(json.get("weighting")))
                            .findFirst();
            if (weighting.isPresent() && rarity.stream().allMatch(Number.class::isInstance)) {
                return new BagOfWords(
                        TextSplitter.fromJson(splitter),
                        weighting.get(),
                        words.stream().map(String::valueOf).toList(),
                        rarity.stream().mapToDouble(it -> ((Number) it).doubleValue()).toArray());
            }
        }
        throw DataException.of(
                "BagOfWords.fromJson",
                "splitter, weighting, words and as many rarities",
                json.keySet(),
                "save the bag again");
    }
}
