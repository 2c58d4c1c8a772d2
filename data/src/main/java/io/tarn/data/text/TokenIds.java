package io.tarn.data.text;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Texts as batches of token numbers: inputs [batch, tokens], with [Vocabulary#PADDING] after the shorter texts, and the lengths [batch];
/// targets are classes, [batch], where they are known.
///
/// A text without a token becomes one unknown token, so that every length is 1 or more. To put texts of similar lengths together, take
/// `Sampler.bucketed(dataset.lengths(), batchSize, seed)`.
public final class TokenIds implements Dataset {
    /// How texts become numbers.
    ///
    /// @param longest longer texts are cut to so many tokens
    /// @param noise changes the tokens each time that a text is used; for training only
    public record Config(TextSplitter splitter, int longest, WordNoise noise) {
        public Config {
            if (longest < 1) {
                throw DataException.of("TokenIds", "1 token or more", longest, "try 512");
            }
        }

        public Config splitter(TextSplitter splitter) {
            return new Config(splitter, longest, noise);
        }

        public Config longest(int tokens) {
            return new Config(splitter, tokens, noise);
        }

        public Config noise(WordNoise noise) {
            return new Config(splitter, longest, noise);
        }
    }

    private static final int[] NO_TOKEN = {Vocabulary.UNKNOWN};

    private final Vocabulary vocabulary;
    private final WordNoise noise;
    private final List<int[]> texts;
    private final int[] labels;

    private TokenIds(Documents documents, Vocabulary vocabulary, Config config) {
        this.vocabulary = vocabulary;
        this.noise = config.noise;
        this.labels = documents.labels();
        this.texts = documents.texts().stream().map(it -> ids(it, vocabulary, config)).toList();
    }

    /// Words in lower case, 512 at most.
    public static TokenIds of(Documents documents, Vocabulary vocabulary) {
        return of(documents, vocabulary, c -> c);
    }

    public static TokenIds of(
            Documents documents, Vocabulary vocabulary, UnaryOperator<Config> choose) {
        Config defaults = new Config(TextSplitter.words(), 512, (tokens, _) -> tokens);
        return new TokenIds(documents, vocabulary, choose.apply(defaults));
    }

    private static int[] ids(String text, Vocabulary vocabulary, Config config) {
        List<String> tokens = config.splitter.split(text);
        return vocabulary.ids(tokens.subList(0, Math.min(tokens.size(), config.longest)));
    }

    @Override
    public int size() {
        return texts.size();
    }

    /// The number of tokens of each text.
    public int[] lengths() {
        return texts.stream().mapToInt(it -> Math.max(1, it.length)).toArray();
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        List<int[]> rows = Arrays.stream(indices).mapToObj(i -> changed(i, chance)).toList();
        long[] lengths = rows.stream().mapToLong(it -> it.length).toArray();
        int longest = rows.stream().mapToInt(it -> it.length).max().orElse(0);
        long[] padded = new long[Math.multiplyExact(longest, indices.length)]; // PADDING is 0
        for (int i = 0; i < indices.length; i++) {
            int[] row = rows.get(i);
            for (int t = 0; t < row.length; t++) {
                padded[i * longest + t] = row[t];
            }
        }
        return new Batch(
                List.of(Tensor.of(padded, indices.length, longest), Tensor.of(lengths)),
                targets(indices));
    }

    private List<Tensor> targets(int[] indices) {
        return labels.length == 0
                ? List.of()
                : List.of(Tensor.of(IntStream.of(indices).mapToLong(i -> labels[i]).toArray()));
    }

    private int[] changed(int index, RandomGenerator chance) {
        int[] tokens = noise.apply(texts.get(index), chance);
        return tokens.length == 0 ? NO_TOKEN : tokens;
    }
}
