package io.tarn.sequence.words;

import io.tarn.data.DataException;
import io.tarn.data.Nearest;
import io.tarn.data.text.Vocabulary;
import io.tarn.nn.weights.Safetensors;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Words and their vectors: those of similar company point the same way. [SkipGram], [Cbow] and [Glove] learn them.
public final class WordVectors {
    private static final String VECTORS = "vectors.safetensors";
    private static final String VOCABULARY = "vocabulary.txt";

    /// A word and how similar it is: the cosine of the angle, 1 for the same direction.
    public record Neighbour(String word, double similarity) {}

    private final Vocabulary vocabulary;
    private final float[][] vectors; // [words, width]
    private final float[][] directions; // the same with length 1

    WordVectors(Vocabulary vocabulary, float[][] vectors) {
        this.vocabulary = vocabulary;
        this.vectors = vectors;
        this.directions =
                Arrays.stream(vectors).map(WordVectors::direction).toArray(float[][]::new);
    }

    private static float[] direction(float[] vector) {
        float[] direction = new float[vector.length];
        float length = Floats.length(vector);
        Floats.add(direction, length > 0 ? 1 / length : 0, vector);
        return direction;
    }

    /// All words, the most frequent first.
    public List<String> words() {
        return vocabulary.tokens().subList(Words.FIRST, vocabulary.size());
    }

    public boolean has(String word) {
        return vocabulary.find(word).orElse(0) >= Words.FIRST;
    }

    /// The length of a vector.
    public int width() {
        return vectors[0].length;
    }

    public float[] vector(String word) {
        return vectors[row(word)].clone();
    }

    /// All vectors, in the order of [#words]: `[words, width]`.
    public Tensor tensor() {
        return Tensor.of(vectors);
    }

    /// The cosine of the angle between two words.
    public double similarity(String first, String second) {
        return Floats.dot(directions[row(first)], directions[row(second)]);
    }

    /// The most similar words.
    public List<Neighbour> nearest(String word, int count) {
        return nearest(directions[row(word)], Set.of(word), count);
    }

    /// What is to `third` as `second` is to `first`: `analogy("france", "paris", "spain", 1)`.
    public List<Neighbour> analogy(String first, String second, String third, int count) {
        float[] sought = directions[row(second)].clone();
        Floats.add(sought, -1, directions[row(first)]);
        Floats.add(sought, 1, directions[row(third)]);
        return nearest(direction(sought), Set.of(first, second, third), count);
    }

    /// The word that is least similar to the others.
    public String oddOneOut(String... words) {
        return Stream.of(words)
                .min(
                        Comparator.comparingDouble(word ->
                                Stream.of(words).mapToDouble(it -> similarity(word, it)).sum()))
                .orElseThrow(() ->
                        DataException.of(
                                "WordVectors.oddOneOut",
                                "three words or more",
                                "none",
                                "name some"));
    }

    private List<Neighbour> nearest(float[] direction, Set<String> without, int count) {
        List<String> words = words();
        return IntStream.range(0, directions.length)
                .filter(row -> !without.contains(words.get(row)))
                .mapToObj(row ->
                        new Neighbour(words.get(row), Floats.dot(direction, directions[row])))
                .sorted(Comparator.comparingDouble((Neighbour it) -> -it.similarity))
                .limit(count)
                .toList();
    }

    private int row(String word) {
        if (!has(word)) {
            throw DataException.of(
                    "WordVectors",
                    "one of its %,d words".formatted(vectors.length),
                    "'" + word + "'",
                    Nearest.to(word, words())
                            .map("did you mean '%s'?"::formatted)
                            .orElse("see words()"));
        }
        return vocabulary.id(word) - Words.FIRST;
    }

    /// Writes `vectors.safetensors` and `vocabulary.txt` into a folder.
    public void save(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DataException.unreadable("WordVectors", folder, e);
        }
        vocabulary.save(folder.resolve(VOCABULARY));
        try (var _ = Scope.open()) {
            Safetensors.write(folder.resolve(VECTORS), Map.of("vectors", tensor()));
        }
    }

    /// Reads what [#save] wrote.
    public static WordVectors load(Path folder) {
        Vocabulary vocabulary = Vocabulary.load(folder.resolve(VOCABULARY));
        int words = vocabulary.size() - Words.FIRST;
        try (var _ = Scope.open();
                var file = Safetensors.open(folder.resolve(VECTORS))) {
            Tensor rows = file.tensor("vectors");
            if (rows.rank() != 2 || rows.size(0) != words) {
                throw DataException.of(
                        "WordVectors " + folder,
                        "a vector for each of %,d words".formatted(words),
                        rows.shape(),
                        "save the vectors again");
            }
            float[] all = rows.toFloat().flatten().toFloatArray();
            int width = (int) rows.size(1);
            float[][] vectors = new float[words][];
            Arrays.setAll(vectors, row -> Arrays.copyOfRange(all, row * width, (row + 1) * width));
            return new WordVectors(vocabulary, vectors);
        }
    }
}
