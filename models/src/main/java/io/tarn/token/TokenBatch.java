package io.tarn.token;

import io.tarn.nn.Mask;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Texts as tensors that a model takes: each row a text, short ones filled up with [Tokenizer#padding].
///
/// @param ids `[batch, longest]`
/// @param typeIds `[batch, longest]`: 1 for the second text of a pair
/// @param lengths `[batch]`: how many tokens of each row are real
public record TokenBatch(Tensor ids, Tensor typeIds, Tensor lengths) {
    /// How texts become a batch.
    ///
    /// @param longest texts are cut to so many tokens; see [Encoding#cut]
    public record Config(int longest) {
        public Config {
            if (longest < 1) {
                throw TensorException.of("TokenBatch", "1 token or more", longest, "try 128");
            }
        }

        public Config longest(int tokens) {
            return new Config(tokens);
        }
    }

    /// Texts of 512 tokens at most.
    public static TokenBatch of(Tokenizer tokenizer, List<String> texts) {
        return of(tokenizer, texts, c -> c);
    }

    public static TokenBatch of(
            Tokenizer tokenizer, List<String> texts, UnaryOperator<Config> choose) {
        return padded(tokenizer, texts.stream().map(tokenizer::encode).toList(), choose);
    }

    /// Pairs: the first text of one with the first of the other, and so on.
    public static TokenBatch of(Tokenizer tokenizer, List<String> first, List<String> second) {
        return of(tokenizer, first, second, c -> c);
    }

    public static TokenBatch of(
            Tokenizer tokenizer,
            List<String> first,
            List<String> second,
            UnaryOperator<Config> choose) {
        if (first.size() != second.size()) {
            throw TensorException.of(
                    "TokenBatch",
                    "as many second texts as first ones, " + first.size(),
                    second.size(),
                    "pass a text twice where it has two partners");
        }
        var pairs = new ArrayList<Encoding>();
        for (int i = 0; i < first.size(); i++) {
            pairs.add(tokenizer.encode(first.get(i), second.get(i)));
        }
        return padded(tokenizer, pairs, choose);
    }

    private static TokenBatch padded(
            Tokenizer tokenizer, List<Encoding> texts, UnaryOperator<Config> choose) {
        if (texts.isEmpty()) {
            throw TensorException.of("TokenBatch", "1 text or more", "none", "leave the batch out");
        }
        Config config = choose.apply(new Config(512));
        List<Encoding> rows = texts.stream().map(it -> it.cut(config.longest)).toList();
        int longest = rows.stream().mapToInt(Encoding::length).max().orElse(0);
        long[][] ids = new long[rows.size()][longest];
        long[][] typeIds = new long[rows.size()][longest];
        for (int i = 0; i < ids.length; i++) {
            Encoding row = rows.get(i);
            for (int t = 0; t < longest; t++) {
                ids[i][t] = t < row.length() ? row.ids()[t] : tokenizer.padding();
                typeIds[i][t] = t < row.length() ? row.typeIds()[t] : 0;
            }
        }
        return new TokenBatch(
                Tensor.of(ids),
                Tensor.of(typeIds),
                Tensor.of(rows.stream().mapToLong(Encoding::length).toArray()));
    }

    /// Which tokens are real, for attention.
    public Mask mask() {
        return Mask.lengths(lengths);
    }
}
