package io.tarn.recipes.attention;

import io.tarn.data.Dataset;
import io.tarn.data.Shares;
import io.tarn.data.Split;
import io.tarn.data.Splits;
import io.tarn.data.table.Table;
import io.tarn.data.text.Vocabulary;
import io.tarn.datasets.Datasets;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Pieces of the presidents' speeches, and the time that each is from.
///
/// @param pieces of as many words each
/// @param era 0 to 3
record Eras(List<List<String>> pieces, int[] era) {
    static final int COUNT = 4;
    private static final int START = 1790;
    private static final int YEARS = 58;

    /// Pieces to learn from, to watch with and to judge by; no speech is in two parts.
    record Parts(Eras training, Eras validation, Eras test) {}

    /// @param length of each piece in words
    /// @param sizes how many pieces the parts have, as many of each era
    static Parts read(int length, int[] sizes, long seed) {
        Table table = Table.read(Datasets.path("sotu"));
        List<Speech> speeches =
                IntStream.range(0, table.rows())
                        .mapToObj(i ->
                                new Speech(
                                        table.column("text").text(i),
                                        era(table.column("year").text(i))))
                        .toList();
        Split split =
                Splits.stratified(
                        speeches.stream().mapToInt(Speech::era).toArray(),
                        Shares.of(0.15, 0.3),
                        seed);
        var random = new SplittableRandom(seed);
        return new Parts(
                drawn(speeches, split.train(), length, sizes[0], random),
                drawn(speeches, split.validation(), length, sizes[1], random),
                drawn(speeches, split.test(), length, sizes[2], random));
    }

    static int era(String year) {
        return Math.min(COUNT - 1, (Integer.parseInt(year) - START) / YEARS);
    }

    private static Eras drawn(
            List<Speech> all, int[] part, int length, int count, SplittableRandom random) {
        List<List<Speech>> byEra =
                IntStream.range(0, COUNT)
                        .mapToObj(era ->
                                Arrays.stream(part)
                                        .mapToObj(all::get)
                                        .filter(speech -> speech.era() == era)
                                        .filter(speech -> speech.has(length))
                                        .toList())
                        .toList();
        List<Speech> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Speech> speeches = byEra.get(i % byEra.size());
            drawn.add(speeches.get(random.nextInt(speeches.size())));
        }
        return new Eras(
                drawn.stream().map(speech -> speech.piece(length, random)).toList(),
                drawn.stream().mapToInt(Speech::era).toArray());
    }

    /// The first words of each piece.
    Eras first(int words) {
        return new Eras(pieces.stream().map(piece -> piece.subList(0, words)).toList(), era);
    }

    List<String> texts() {
        return pieces.stream().map(piece -> String.join(" ", piece)).toList();
    }

    /// The words' numbers behind a place of number 0, which stands for the whole, `[pieces, 1 + length]`.
    Dataset dataset(Vocabulary vocabulary) {
        long[] ids =
                pieces.stream()
                        .flatMapToInt(piece ->
                                IntStream.concat(
                                        IntStream.of(Vocabulary.PADDING),
                                        Arrays.stream(vocabulary.ids(piece))))
                        .asLongStream()
                        .toArray();
        Tensor x = Tensor.of(ids, pieces.size(), ids.length / pieces.size());
        return Dataset.of(x, Tensor.of(era, era.length).toLong());
    }
}
