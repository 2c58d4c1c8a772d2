package io.tarn.recipes.g2p;

import io.tarn.data.Sampler;
import io.tarn.data.table.Column;
import io.tarn.data.table.Table;
import io.tarn.datasets.Datasets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The words of the CMU Pronouncing Dictionary, in parts that share no headword: all pronunciations of a word lie in one part.
///
/// Phonemes have no stress marks, as is usual for this task; `IH0` and `IH2` are both `IH`. Entries that hold more than letters, apostrophes,
/// hyphens and dots, such as `A42128`, are left out. The split is the same for every seed.
record Dictionary(List<Word> training, List<Word> validation, List<Word> test) {
    static final int TEST = 12_000;
    static final int VALIDATION = 2_000;

    static Dictionary read() {
        List<Word> words = words();
        int[] order = IntStream.range(0, words.size()).toArray();
        Sampler.shuffle(order, new SplittableRandom(1));
        List<Word> mixed = Arrays.stream(order).mapToObj(words::get).toList();
        return new Dictionary(
                mixed.subList(TEST + VALIDATION, mixed.size()),
                mixed.subList(TEST, TEST + VALIDATION),
                mixed.subList(0, TEST));
    }

    /// The same with fewer words for training and test.
    Dictionary first(int trainingWords, int testWords) {
        return new Dictionary(
                training.subList(0, Math.min(trainingWords, training.size())),
                validation.subList(0, Math.min(testWords, validation.size())),
                test.subList(0, Math.min(testWords, test.size())));
    }

    private static List<Word> words() {
        Table table = Table.read(Datasets.path("cmudict"));
        Column words = table.column("word");
        Column sounds = table.column("phonemes");
        Map<String, Set<List<String>>> sayings = new LinkedHashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            String word = headword(words.text(row));
            if (word.matches("[A-Z'.-]*[A-Z][A-Z'.-]*")) {
                sayings.computeIfAbsent(word, _ -> new LinkedHashSet<>())
                        .add(phonemes(sounds.text(row)));
            }
        }
        List<Word> all = new ArrayList<>();
        sayings.forEach((word, ways) -> all.add(new Word(word, List.copyOf(ways))));
        return all;
    }

    /// `INTO` of `INTO(2)`.
    static String headword(String entry) {
        return entry.replaceFirst("\\(\\d+\\)$", "");
    }

    /// The phonemes of `IH1 N T UW0`, without stress.
    static List<String> phonemes(String sounds) {
        return List.of(sounds.replaceAll("\\d", "").split(" "));
    }
}
