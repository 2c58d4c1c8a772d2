package io.tarn.token;

import io.tarn.data.text.TextSplitter;
import io.tarn.data.text.Vocabulary;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Every character is a token; those that training has not seen are `<unk>`.
public final class Characters implements TokenModel {
    /// How it is trained.
    ///
    /// @param size the most tokens, special ones among them: the rarest characters are left out
    /// @param specials tokens that stand for no text, after `<pad>` and `<unk>`, which are always there
    public record Config(int size, List<String> specials) {
        public Config {
            specials = List.copyOf(specials);
            if (size < 3 + specials.size()) {
                throw TensorException.of(
                        "Characters",
                        "3 tokens or more beside special ones",
                        size,
                        "leave the size out to take all");
            }
        }

        public Config size(int tokens) {
            return new Config(tokens, specials);
        }

        public Config specials(List<String> tokens) {
            return new Config(size, tokens);
        }
    }

    private final TokenTable table;

    private Characters(List<String> tokens) {
        this.table = new TokenTable("Characters", tokens);
    }

    /// All characters of texts, the most frequent first.
    public static Tokenizer train(Iterable<String> texts) {
        return train(texts, c -> c);
    }

    public static Tokenizer train(Iterable<String> texts, UnaryOperator<Config> choose) {
        Config config = choose.apply(new Config(Integer.MAX_VALUE, List.of()));
        var whole = new ArrayList<String>();
        texts.forEach(text -> whole.add(WellFormed.of(text)));
        var specials = new ArrayList<String>();
        specials.add(Vocabulary.PADDING_TOKEN);
        specials.add(Vocabulary.UNKNOWN_TOKEN);
        specials.addAll(config.specials);
        int most = config.size - specials.size();
        var seen = Vocabulary.of(whole, TextSplitter.characters(), c -> c.most(most));
        var tokens = new ArrayList<>(specials);
        tokens.addAll(seen.tokens().subList(2, seen.size()));
        return new ModelTokenizer(new Characters(tokens), specials, Template.none());
    }

    @Override
    public TokenTable table() {
        return table;
    }

    @Override
    public void cut(String text, int from, Spans into) {
        for (int start = 0, end; start < text.length(); start = end) {
            end = start + Character.charCount(text.codePointAt(start));
            into.nextWord();
            into.add(
                    table.find(text.substring(start, end)).orElse(Vocabulary.UNKNOWN),
                    from + start,
                    from + end);
        }
    }

    @Override
    public String join(List<String> tokens) {
        return String.join("", tokens);
    }

    @Override
    public Map<String, Object> toJson() {
        var split = new LinkedHashMap<String, Object>();
        split.put("type", "Split");
        split.put("pattern", Map.of("Regex", "[\\s\\S]"));
        split.put("behavior", "Isolated");
        split.put("invert", false);
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "WordLevel");
        model.put("vocab", table.toJson());
        model.put("unk_token", Vocabulary.UNKNOWN_TOKEN);
        var json = new LinkedHashMap<String, Object>();
        json.put("pre_tokenizer", split);
        json.put("decoder", Map.of("type", "Fuse"));
        json.put("model", model);
        return json;
    }
}
