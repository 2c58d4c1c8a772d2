package io.tarn.recipes.attention;

import io.tarn.data.text.TextSplitter;
import io.tarn.data.text.WordSplitter;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// A speech of one era; its words are found when they are first asked for.
final class Speech {
    /// Numbers are all one word, for they are mostly years.
    private static final TextSplitter WORDS =
            WordSplitter.of(c -> c.numbers(WordSplitter.Numbers.SAME));

    private static final int LETTERS = 12; // a word and what follows it have 6 on the whole

    private final String text;
    private final int era;
    private Optional<List<String>> words = Optional.empty();

    Speech(String text, int era) {
        this.text = text;
        this.era = era;
    }

    int era() {
        return era;
    }

    boolean has(int count) {
        return text.length() > count * LETTERS || words().size() >= count;
    }

    /// So many words from anywhere in it.
    List<String> piece(int length, SplittableRandom random) {
        int start = random.nextInt(words().size() - length + 1);
        return words().subList(start, start + length);
    }

    private List<String> words() {
        if (words.isEmpty()) {
            words = Optional.of(WORDS.split(text));
        }
        return words.get();
    }
}
