package io.tarn.token;

import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// WordPiece, the tokens of BERT (Schuster and Nakajima, 2012; Devlin and others, 2019): a word is cut into the longest pieces that are
/// known, from left to right; pieces inside of a word begin with `##`.
///
/// Texts stand between `[CLS]` and `[SEP]`; a word that cannot be cut is `[UNK]`.
public final class WordPiece implements TokenModel {
    /// What becomes of capital letters.
    public enum Letters {
        /// They become small, and letters lose their accents.
        LOWER,
        KEEP
    }

    /// How it is trained.
    ///
    /// @param size the most tokens, five special ones among them
    /// @param atLeast how often a pair must come to be merged
    public record Config(int size, long atLeast, Letters letters) {
        public Config {
            if (size < 100 || atLeast < 1) {
                throw TensorException.of(
                        "WordPiece",
                        "100 tokens or more, and pairs that come once or more",
                        size + " tokens, " + atLeast + " times",
                        "try size(8000)");
            }
        }

        public Config size(int tokens) {
            return new Config(tokens, atLeast, letters);
        }

        public Config atLeast(long times) {
            return new Config(size, times, letters);
        }

        public Config letters(Letters letters) {
            return new Config(size, atLeast, letters);
        }
    }

    private static final List<String> SPECIALS =
            List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    static final String INSIDE = "##";
    private static final int LONGEST_WORD = 100;

    private final TokenTable table;
    private final Letters letters;
    private final int unknown;
    private final int longestToken;
    private final WordCache cache = new WordCache(this::cutWord);

    private WordPiece(List<String> tokens, Letters letters) {
        this.table = new TokenTable("WordPiece", tokens);
        this.letters = letters;
        this.unknown = table.id("[UNK]");
        this.longestToken = tokens.stream().mapToInt(String::length).max().orElse(1);
    }

    /// Learns 8,000 tokens from texts, in lower case.
    public static Tokenizer train(Iterable<String> texts) {
        return train(texts, c -> c);
    }

    /// Pieces are merged by how often they stand side by side, as the Hugging Face library does; the rule of the paper was never published.
    public static Tokenizer train(Iterable<String> texts, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(8_000, 2, Letters.LOWER));
        Map<String, Long> counts = counts(texts, config.letters);
        var pieces = new TreeSet<String>();
        counts.keySet().forEach(word -> pieces.addAll(characters(word)));
        var alphabet = new LinkedHashSet<>(SPECIALS);
        alphabet.addAll(pieces.stream().filter(it -> !it.startsWith(INSIDE)).toList());
        alphabet.addAll(pieces);
        var trainer = new MergeTrainer(List.copyOf(alphabet), INSIDE);
        counts.forEach((word, count) -> trainer.add(characters(word), count));
        return new ModelTokenizer(
                new WordPiece(trainer.grow(config.size, config.atLeast), config.letters),
                SPECIALS,
                Template.around("[CLS]", "[SEP]"));
    }

    private static Map<String, Long> counts(Iterable<String> texts, Letters letters) {
        var counts = new WordCounts();
        for (String text : texts) {
            String clean = BertText.clean(WellFormed.of(text), letters).text();
            for (int start = 0, end; start < clean.length(); start = end) {
                end = BertText.wordEnd(clean, start);
                if (end > start) {
                    counts.add(clean.substring(start, end));
                } else {
                    end++; // a space
                }
            }
        }
        return counts.toMap();
    }

    /// The characters of a word, `##` before all but the first.
    private static List<String> characters(String word) {
        var characters = new ArrayList<String>();
        word.codePoints()
                .mapToObj(Character::toString)
                .forEach(it -> characters.add(characters.isEmpty() ? it : INSIDE + it));
        return characters;
    }

    @Override
    public TokenTable table() {
        return table;
    }

    @Override
    public void cut(String text, int from, Spans into) {
        PlacedText placed = BertText.clean(text, letters);
        String clean = placed.text();
        for (int start = 0, end; start < clean.length(); start = end) {
            end = BertText.wordEnd(clean, start);
            if (end == start) {
                end++; // a space
                continue;
            }
            into.nextWord();
            int at = start;
            for (int id : cache.ids(clean.substring(start, end))) {
                int next = id == unknown ? end : at + length(id, at > start);
                into.add(id, from + placed.start(at), from + placed.end(next - 1));
                at = next;
            }
        }
    }

    private int length(int id, boolean inside) {
        return table.token(id).length() - (inside ? INSIDE.length() : 0);
    }

    /// The longest token at each place; all of the word is unknown where there is none.
    private int[] cutWord(String word) {
        int[] unknownWord = {unknown};
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            return unknownWord;
        }
        var ids = IntStream.builder();
        for (int start = 0, end; start < word.length(); start = end) {
            String prefix = start == 0 ? "" : INSIDE;
            end = Math.min(word.length(), start + longestToken);
            while (end > start && table.find(prefix + word.substring(start, end)).isEmpty()) {
                end--;
            }
            if (end == start) {
                return unknownWord;
            }
            ids.add(table.id(prefix + word.substring(start, end)));
        }
        return ids.build().toArray();
    }

    @Override
    public String join(List<String> tokens) {
        return JoinedPieces.text(tokens);
    }

    @Override
    public Map<String, Object> toJson() {
        var normalizer = new LinkedHashMap<String, Object>();
        normalizer.put("type", "BertNormalizer");
        normalizer.put("clean_text", true);
        normalizer.put("handle_chinese_chars", true);
        normalizer.put("strip_accents", null);
        normalizer.put("lowercase", letters == Letters.LOWER);
        var decoder = new LinkedHashMap<String, Object>();
        decoder.put("type", "WordPiece");
        decoder.put("prefix", INSIDE);
        decoder.put("cleanup", true);
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "WordPiece");
        model.put("unk_token", "[UNK]");
        model.put("continuing_subword_prefix", INSIDE);
        model.put("max_input_chars_per_word", LONGEST_WORD);
        model.put("vocab", table.toJson());
        var json = new LinkedHashMap<String, Object>();
        json.put("normalizer", normalizer);
        json.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
        json.put("decoder", decoder);
        json.put("model", model);
        return json;
    }
}
