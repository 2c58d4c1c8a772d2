package io.tarn.data.text;

import io.tarn.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/// The tokens that a model knows and their numbers: 0 fills up short rows, 1 stands for every unknown token, then come the tokens from the
/// most frequent to the rarest.
public final class Vocabulary {
    public static final int PADDING = 0;
    public static final int UNKNOWN = 1;
    public static final String PADDING_TOKEN = "<pad>";
    public static final String UNKNOWN_TOKEN = "<unk>";

    /// Which tokens are taken.
    ///
    /// @param atLeast the least number of times that a token must occur
    /// @param most the most tokens that are taken, those for padding and unknown ones not counted
    public record Config(long atLeast, int most) {
        public Config {
            if (atLeast < 1 || most < 1) {
                throw DataException.of(
                        "Vocabulary",
                        "tokens that occur once or more, and one or more of them",
                        atLeast + " and " + most,
                        "leave the setting out to take all");
            }
        }

        public Config atLeast(long times) {
            return new Config(times, most);
        }

        public Config most(int count) {
            return new Config(atLeast, count);
        }
    }

    private final List<String> tokens;
    private final long[] counts;
    private final Map<String, Integer> ids;

    /// @param known tokens in the order of their numbers from 2 on, with how often each occurred
    private Vocabulary(Map<String, Long> known) {
        var all = new ArrayList<>(List.of(PADDING_TOKEN, UNKNOWN_TOKEN));
        all.addAll(known.keySet());
        tokens = List.copyOf(all);
        counts = new long[tokens.size()];
        ids = new HashMap<>();
        for (int id = 0; id < counts.length; id++) {
            counts[id] = known.getOrDefault(tokens.get(id), 0L);
            ids.put(tokens.get(id), id);
        }
    }

    /// The tokens of some documents.
    public static Vocabulary of(Collection<List<String>> documents) {
        return of(documents, c -> c);
    }

    public static Vocabulary of(Collection<List<String>> documents, UnaryOperator<Config> choose) {
        var counts = new HashMap<String, Long>();
        for (List<String> document : documents) {
            document.forEach(token -> counts.merge(token, 1L, Long::sum));
        }
        return of(counts, choose);
    }

    /// The tokens of texts, cut by a splitter; the documents are not kept.
    public static Vocabulary of(
            Iterable<String> texts, TextSplitter splitter, UnaryOperator<Config> choose) {
        var counts = new HashMap<String, Long>();
        for (String text : texts) {
            splitter.split(text).forEach(token -> counts.merge(token, 1L, Long::sum));
        }
        return of(counts, choose);
    }

    /// Tokens that have been counted.
    public static Vocabulary of(Map<String, Long> counts, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(1, Integer.MAX_VALUE - 2));
        var known = new LinkedHashMap<String, Long>();
        counts.entrySet().stream()
                .filter(it -> it.getValue() >= config.atLeast)
                .filter(it -> !it.getKey().equals(PADDING_TOKEN))
                .filter(it -> !it.getKey().equals(UNKNOWN_TOKEN))
                .sorted(
                        Comparator.comparingLong((Map.Entry<String, Long> it) -> -it.getValue())
                                .thenComparing(Map.Entry::getKey))
                .limit(config.most)
                .forEach(it -> known.put(it.getKey(), it.getValue()));
        return new Vocabulary(known);
    }

    /// The same tokens in the order of `known`.
    static Vocabulary ordered(Map<String, Long> known) {
        return new Vocabulary(known);
    }

    /// The number of tokens, those for padding and unknown ones among them.
    public int size() {
        return counts.length;
    }

    /// All tokens, in the order of their numbers.
    public List<String> tokens() {
        return tokens;
    }

    public String token(int id) {
        if (id < 0 || id >= counts.length) {
            throw DataException.of(
                    "Vocabulary", "a number from 0 to " + (counts.length - 1), id, "see size()");
        }
        return tokens.get(id);
    }

    /// How often the token occurred in the texts that the vocabulary was made from.
    public long count(String token) {
        Integer id = ids.get(token);
        return id == null ? 0 : counts[id];
    }

    /// The number of a token; [#UNKNOWN] for one that is not in the vocabulary.
    public int id(String token) {
        return ids.getOrDefault(token, UNKNOWN);
    }

    /// The number of a token, or nothing.
    public OptionalInt find(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    public int[] ids(List<String> document) {
        return document.stream().mapToInt(this::id).toArray();
    }

    /// The tokens of numbers, without padding.
    public List<String> tokens(int[] numbers) {
        return java.util.stream.IntStream.of(numbers)
                .filter(id -> id != PADDING)
                .mapToObj(this::token)
                .toList();
    }

    /// Each token with its count, in the order of the numbers from 2 on, as it stands in JSON.
    public Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        for (int id = 2; id < counts.length; id++) {
            json.put(tokens.get(id), counts[id]);
        }
        return json;
    }

    /// The opposite of [#toJson].
    public static Vocabulary fromJson(Map<String, ?> json) {
        return ordered(VocabularyFile.counts("Vocabulary.fromJson", json));
    }

    /// Writes JSON if the name ends in .json, else a line of token, tab and count for each.
    public void save(Path file) {
        VocabularyFile.write(this, file);
    }

    /// Reads what [#save] wrote, or any list of one token a line.
    public static Vocabulary load(Path file) {
        return VocabularyFile.read(file);
    }
}
