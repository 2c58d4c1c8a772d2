package io.tarn.recipes.g2p;

import io.tarn.sequence.SequencePairs;
import io.tarn.sequence.SequencePairs.Marks;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Letters and phonemes as numbers; 0 fills up short rows on both sides.
///
/// @param phonemes from number 3 on
record Symbols(List<String> phonemes) {
    static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ'.-"; // from number 1 on
    static final Marks MARKS = new Marks(0, 1, 2);
    private static final int FIRST = 3;
    private static final int LONGEST = 64;

    /// Those of the words, in the order of the alphabet.
    static Symbols of(List<Word> words) {
        return new Symbols(
                words.stream()
                        .flatMap(word -> word.sayings().stream())
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /// How many numbers stand for letters, and for phonemes.
    int letterCount() {
        return LETTERS.length() + 1;
    }

    int phonemeCount() {
        return phonemes.size() + FIRST;
    }

    long[] letters(Word word) {
        return word.spelling().chars().mapToLong(c -> LETTERS.indexOf(c) + 1L).toArray();
    }

    long[] numbers(List<String> said) {
        return said.stream().mapToLong(it -> phonemes.indexOf(it) + (long) FIRST).toArray();
    }

    List<String> names(long[] numbers) {
        return Arrays.stream(numbers).mapToObj(it -> phonemes.get((int) it - FIRST)).toList();
    }

    /// Every way of saying a word as a pair of its own.
    SequencePairs pairs(List<Word> words) {
        List<long[]> sources = new ArrayList<>();
        List<long[]> targets = new ArrayList<>();
        for (Word word : words) {
            for (List<String> said : word.sayings()) {
                sources.add(letters(word));
                targets.add(numbers(said));
            }
        }
        return SequencePairs.of(sources, targets, MARKS);
    }

    /// What pairs are sorted by, so that those of a batch have the same number of letters, and about as many phonemes.
    static int[] order(List<Word> words) {
        return words.stream()
                .flatMapToInt(word ->
                        word.sayings().stream()
                                .mapToInt(said -> LONGEST * word.spelling().length() + said.size()))
                .toArray();
    }

    /// The letters of words, `[words, longest]`.
    Tensor sources(List<Word> words) {
        int longest = words.stream().mapToInt(it -> it.spelling().length()).max().orElse(0);
        long[][] rows =
                words.stream()
                        .map(word -> Arrays.copyOf(letters(word), longest))
                        .toArray(long[][]::new);
        return Tensor.of(rows);
    }

    /// `[words]`
    static Tensor lengths(List<Word> words) {
        return Tensor.of(words.stream().mapToLong(it -> it.spelling().length()).toArray());
    }
}
