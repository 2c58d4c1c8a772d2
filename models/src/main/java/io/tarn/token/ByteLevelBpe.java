package io.tarn.token;

import io.tarn.tensor.TensorException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Byte-level byte-pair encoding (Sennrich, Haddow and Birch, 2016; on bytes: Radford and others, 2019): a word begins as its bytes, and
/// the pairs that were most frequent in training are merged.
///
/// No text is unknown to it, and every well-formed text comes back from its tokens as it was.
public final class ByteLevelBpe implements TokenModel {
    /// How it is trained.
    ///
    /// @param size the most tokens, the 256 bytes and special tokens among them
    /// @param atLeast how often a pair must come to be merged
    /// @param specials tokens that stand for no text; they have the first numbers
    public record Config(int size, long atLeast, List<String> specials) {
        public Config {
            specials = List.copyOf(specials);
            if (size < 256 + specials.size() || atLeast < 1) {
                throw TensorException.of(
                        "ByteLevelBpe",
                        "256 tokens or more beside special ones, and pairs that come once or more",
                        size + " tokens, " + atLeast + " times",
                        "try size(8000)");
            }
        }

        public Config size(int tokens) {
            return new Config(tokens, atLeast, specials);
        }

        public Config atLeast(long times) {
            return new Config(size, times, specials);
        }

        public Config specials(List<String> tokens) {
            return new Config(size, atLeast, tokens);
        }
    }

    private final TokenTable table;
    private final List<MergeTable.Pair> pairs;
    private final MergeTable merges;
    private final int[] bytes = new int[256]; // the token of each byte
    private final int[] lengths; // of each token, in bytes
    private final WordCache cache = new WordCache(this::cutWord);

    private ByteLevelBpe(List<String> tokens, List<MergeTable.Pair> pairs) {
        this.table = new TokenTable("ByteLevelBpe", tokens);
        this.pairs = pairs;
        this.merges = new MergeTable(table, pairs);
        List<String> letters = ByteAlphabet.byValue();
        Arrays.setAll(bytes, value -> table.id(letters.get(value)));
        this.lengths = tokens.stream().mapToInt(String::length).toArray();
    }

    /// Learns 8,000 tokens from texts.
    public static Tokenizer train(Iterable<String> texts) {
        return train(texts, c -> c);
    }

    public static Tokenizer train(Iterable<String> texts, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(8_000, 2, List.of("<|endoftext|>")));
        var alphabet = new ArrayList<>(config.specials);
        alphabet.addAll(ByteAlphabet.byLetter());
        var trainer = new MergeTrainer(alphabet, "");
        counts(texts).forEach((word, count) -> trainer.add(letters(word), count));
        List<String> tokens = trainer.grow(config.size, config.atLeast);
        return tokenizer(tokens, trainer.merges(), config.specials);
    }

    /// Every byte is a token, and its number is its value.
    public static Tokenizer bytes() {
        return tokenizer(ByteAlphabet.byValue(), List.of(), List.of());
    }

    private static Tokenizer tokenizer(
            List<String> tokens, List<MergeTable.Pair> merges, List<String> specials) {
        return new ModelTokenizer(new ByteLevelBpe(tokens, merges), specials, Template.none());
    }

    private static Map<String, Long> counts(Iterable<String> texts) {
        var counts = new WordCounts();
        for (String text : texts) {
            String whole = WellFormed.of(text);
            for (int start = 0, end; start < whole.length(); start = end) {
                end = GptWords.end(whole, start);
                counts.add(whole.substring(start, end));
            }
        }
        return counts.toMap();
    }

    private static List<String> letters(String word) {
        var letters = new ArrayList<String>();
        for (byte value : word.getBytes(StandardCharsets.UTF_8)) {
            letters.add(String.valueOf(ByteAlphabet.letter(value)));
        }
        return letters;
    }

    @Override
    public TokenTable table() {
        return table;
    }

    @Override
    public void cut(String text, int from, Spans into) {
        for (int start = 0, end; start < text.length(); start = end) {
            end = GptWords.end(text, start);
            String word = text.substring(start, end);
            into.nextWord();
            place(cache.ids(word), word, from + start, into);
        }
    }

    private int[] cutWord(String word) {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[utf8.length];
        Arrays.setAll(tokens, i -> bytes[utf8[i] & 0xFF]);
        return merges.merged(tokens);
    }

    /// A token that holds some bytes of a character lies over the whole character.
    private void place(int[] ids, String word, int from, Spans into) {
        int start = 0;
        int startByte = 0; // of the character at `start`
        int at = 0;
        for (int id : ids) {
            int end = start;
            int endByte = startByte;
            while (endByte < at + lengths[id]) {
                int point = word.codePointAt(end);
                if (endByte + utf8Length(point) <= at) {
                    start = end + Character.charCount(point);
                    startByte = endByte + utf8Length(point);
                }
                end += Character.charCount(point);
                endByte += utf8Length(point);
            }
            into.add(id, from + start, from + end);
            at += lengths[id];
        }
    }

    private static int utf8Length(int point) {
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }

    @Override
    public String join(List<String> tokens) {
        return ByteAlphabet.text(String.join("", tokens));
    }

    @Override
    public Map<String, Object> toJson() {
        var words = new LinkedHashMap<String, Object>();
        words.put("type", "ByteLevel");
        words.put("add_prefix_space", false);
        words.put("trim_offsets", false);
        words.put("use_regex", true);
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "BPE");
        model.put("dropout", null);
        model.put("unk_token", null);
        model.put("continuing_subword_prefix", null);
        model.put("end_of_word_suffix", null);
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("ignore_merges", false);
        model.put("vocab", table.toJson());
        model.put("merges", pairs.stream().map(it -> it.first() + " " + it.second()).toList());
        var json = new LinkedHashMap<String, Object>();
        json.put("pre_tokenizer", words);
        json.put("decoder", words);
        json.put("model", model);
        return json;
    }
}
