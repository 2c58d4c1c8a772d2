package io.tarn.token;

import io.tarn.tensor.TensorException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The unigram model (Kudo, 2018), as in sentencepiece: each token has a probability, and a word is cut so that their product is greatest.
///
/// Spaces are `▁`, and words begin with it. Characters without a token become their bytes, such as `<0xE4>`, so no text is unknown.
/// What comes back from tokens is the text in the normal form NFKC, without a space at its beginning.
public final class Unigram implements TokenModel {
    /// How it is trained.
    ///
    /// @param size the most tokens, 256 bytes and special tokens among them
    /// @param longest the most letters of a token
    /// @param coverage the share of the text whose characters get tokens of their own; the rarest others become bytes
    /// @param specials tokens that stand for no text, after `<unk>`, which is always there
    public record Config(int size, int longest, double coverage, List<String> specials) {
        public Config {
            specials = List.copyOf(specials);
            if (size < 400 + specials.size() || longest < 1 || !(coverage > 0 && coverage <= 1)) {
                throw TensorException.of(
                        "Unigram",
                        "400 tokens or more, of 1 letter or more, and a coverage up to 1",
                        "%d, %d and %s".formatted(size, longest, coverage),
                        "try size(8000)");
            }
        }

        public Config size(int tokens) {
            return new Config(tokens, longest, coverage, specials);
        }

        public Config longest(int letters) {
            return new Config(size, letters, coverage, specials);
        }

        public Config coverage(double share) {
            return new Config(size, longest, share, specials);
        }

        public Config specials(List<String> tokens) {
            return new Config(size, longest, coverage, tokens);
        }
    }

    private static final String UNKNOWN = "<unk>";
    private static final double NEVER = -1000; // no text is cut into tokens of such a score
    private static final double PENALTY = 10; // of unknown characters, as in sentencepiece

    private final TokenTable table;
    private final double[] scores;
    private final Pieces pieces;
    private final int[] bytes = new int[256]; // the token of each byte
    private final WordCache cache = new WordCache(this::cutWord);

    private Unigram(List<String> tokens, double[] scores) {
        this.table = new TokenTable("Unigram", tokens);
        this.scores = scores;
        this.pieces = new Pieces(tokens, scores, NEVER - PENALTY);
        Arrays.setAll(bytes, value -> table.id(byteToken(value)));
    }

    /// Learns 8,000 tokens from texts.
    public static Tokenizer train(Iterable<String> texts) {
        return train(texts, c -> c);
    }

    public static Tokenizer train(Iterable<String> texts, UnaryOperator<Config> choose) {
        Config config =
                choose.apply(new Config(8_000, 16, 0.9999, List.of("<s>", "</s>", "<pad>")));
        var specials = new ArrayList<>(List.of(UNKNOWN));
        specials.addAll(config.specials);
        var tokens = new ArrayList<>(specials);
        IntStream.range(0, 256).mapToObj(Unigram::byteToken).forEach(tokens::add);
        var scores = DoubleStream.builder();
        tokens.forEach(_ -> scores.add(NEVER));
        new UnigramTrainer(counts(texts), config)
                .learn(config.size - tokens.size())
                .forEach((piece, score) -> {
                    tokens.add(piece);
                    // few digits, which every reader of JSON reads alike
                    scores.add(Math.round(score * 1e6) / 1e6);
                });
        return new ModelTokenizer(
                new Unigram(tokens, scores.build().toArray()), specials, Template.none());
    }

    private static Map<String, Long> counts(Iterable<String> texts) {
        var counts = new WordCounts();
        for (String text : texts) {
            String letters = Metaspace.of(WellFormed.of(text)).text();
            for (int start = 0, end; start < letters.length(); start = end) {
                end = Metaspace.wordEnd(letters, start);
                counts.add(letters.substring(start, end));
            }
        }
        return counts.toMap();
    }

    private static String byteToken(int value) {
        return String.format(Locale.ROOT, "<0x%02X>", value);
    }

    @Override
    public TokenTable table() {
        return table;
    }

    @Override
    public void cut(String text, int from, Spans into) {
        PlacedText placed = Metaspace.of(text);
        String letters = placed.text();
        for (int start = 0, end; start < letters.length(); start = end) {
            end = Metaspace.wordEnd(letters, start);
            into.nextWord();
            int[] cuts = cache.ids(letters.substring(start, end));
            for (int i = 0; i < cuts.length; i += 3) {
                into.add(
                        cuts[i],
                        from + placed.start(start + cuts[i + 1]),
                        from + placed.end(start + cuts[i + 2] - 1));
            }
        }
    }

    /// For each token its number, its start and its end.
    private int[] cutWord(String word) {
        var cuts = IntStream.builder();
        for (Pieces.Cut cut : pieces.best(word, word.length())) {
            int[] ids =
                    cut.id() == PieceTrie.NONE
                            ? byteIds(word.substring(cut.start(), cut.end()))
                            : new int[] {cut.id()};
            for (int id : ids) {
                cuts.add(id).add(cut.start()).add(cut.end());
            }
        }
        return cuts.build().toArray();
    }

    private int[] byteIds(String unknown) {
        byte[] utf8 = unknown.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, utf8.length).map(i -> bytes[utf8[i] & 0xFF]).toArray();
    }

    @Override
    public String join(List<String> tokens) {
        String text = ByteTokens.text(tokens).replace(Metaspace.SPACE, ' ');
        return text.startsWith(" ") ? text.substring(1) : text;
    }

    @Override
    public Map<String, Object> toJson() {
        return UnigramJson.of(table.tokens(), scores);
    }
}
