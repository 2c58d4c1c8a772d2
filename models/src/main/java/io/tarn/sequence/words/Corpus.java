package io.tarn.sequence.words;

import io.tarn.data.DataException;
import io.tarn.data.text.TextSplitter;
import io.tarn.data.text.Vocabulary;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Texts as the numbers of their words: what word vectors are learned from. Words that are not in the vocabulary are left out.
public final class Corpus {
    private final Vocabulary vocabulary;
    private final List<int[]> texts;
    private final long[] counts;

    private Corpus(Vocabulary vocabulary, List<int[]> texts) {
        this.vocabulary = vocabulary;
        this.texts = texts;
        this.counts =
                IntStream.range(0, vocabulary.size() - Words.FIRST)
                        .mapToLong(word -> vocabulary.count(vocabulary.token(word + Words.FIRST)))
                        .toArray();
        if (counts.length < 2) {
            throw DataException.of(
                    "Corpus",
                    "two words or more in the vocabulary",
                    counts.length,
                    "take more text, or words that are less frequent");
        }
    }

    /// Words in lower case that occur five times or more.
    public static Corpus of(List<String> texts) {
        return of(texts, c -> c);
    }

    public static Corpus of(List<String> texts, UnaryOperator<Vocabulary.Config> choose) {
        TextSplitter splitter = TextSplitter.words();
        var vocabulary = Vocabulary.of(texts, splitter, c -> choose.apply(c.atLeast(5)));
        return new Corpus(
                vocabulary,
                texts.stream().map(text -> numbers(vocabulary, splitter.split(text))).toList());
    }

    private static int[] numbers(Vocabulary vocabulary, List<String> words) {
        return words.stream()
                .flatMapToInt(word -> vocabulary.find(word).stream())
                .map(id -> id - Words.FIRST)
                .filter(word -> word >= 0)
                .toArray();
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /// The number of words, with repetition.
    public long length() {
        return texts.stream().mapToLong(it -> it.length).sum();
    }

    /// The words of each text, by their rows in the vectors.
    List<int[]> texts() {
        return texts;
    }

    /// How often each word occurs, by its row.
    long[] counts() {
        return counts;
    }
}
