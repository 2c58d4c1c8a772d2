package io.tarn.recipes.g2p;

import io.tarn.metric.EditDistance;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// How far what was said is from the dictionary.
///
/// A word counts as right if any of its pronunciations was said, and edits are those to the nearest one, as is usual for this task.
/// [#strictly] asks for the first one alone.
record SpellingErrors(List<Word> words, List<List<String>> said) {
    /// Edits to a pronunciation.
    private record Miss(int edits, int length) {}

    /// Wrong words by words.
    double wordError() {
        return IntStream.range(0, words.size())
                .mapToDouble(i -> isRight(i) ? 0 : 1)
                .average()
                .orElse(Double.NaN);
    }

    /// Edits by phonemes of the dictionary.
    double phonemeError(Predicate<Word> which) {
        List<Miss> misses =
                IntStream.range(0, words.size())
                        .filter(i -> which.test(words.get(i)))
                        .mapToObj(this::miss)
                        .toList();
        double length = misses.stream().mapToInt(Miss::length).sum();
        return misses.stream().mapToInt(Miss::edits).sum() / length;
    }

    double phonemeError() {
        return phonemeError(_ -> true);
    }

    /// The share of one edit among the words that are wrong.
    double nearMisses() {
        return IntStream.range(0, words.size())
                .filter(i -> !isRight(i))
                .mapToDouble(i -> miss(i).edits == 1 ? 1 : 0)
                .average()
                .orElse(0);
    }

    /// The first few words of a kind, by their places.
    List<Integer> first(int count, IntPredicate which) {
        return IntStream.range(0, words.size()).filter(which).limit(count).boxed().toList();
    }

    boolean isRight(int word) {
        return words.get(word).sayings().contains(said.get(word));
    }

    /// The edits to the nearest pronunciation; the first of several.
    private Miss miss(int word) {
        Miss best = new Miss(Integer.MAX_VALUE, 0);
        for (List<String> saying : words.get(word).sayings()) {
            int edits = EditDistance.between(said.get(word), saying);
            best = edits < best.edits ? new Miss(edits, saying.size()) : best;
        }
        return best;
    }

    /// The errors where the first pronunciation alone is right.
    SpellingErrors strictly() {
        List<Word> usual =
                words.stream()
                        .map(word -> new Word(word.spelling(), List.of(word.usual())))
                        .toList();
        return new SpellingErrors(usual, said);
    }
}
