package io.tarn.pretrained;

import io.tarn.data.DataException;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;
import io.tarn.token.Encoding;
import io.tarn.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A [Bert] that tells the class of each word, such as its part of speech: W·yₜ + b for the output y of the word's first token.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, 2, tokens]`, as [Texts] makes it |
/// | output | `[batch, classes, tokens]` |
public final class WordClassifier implements Layer {
    private final SentenceEncoder encoder;
    private final Bert bert;
    private final Dropout dropout;
    private final Linear classifier;

    private WordClassifier(SentenceEncoder encoder, int classes) {
        this.encoder = encoder;
        this.bert = encoder.net();
        this.dropout = Dropout.of(bert.config().dropout());
        this.classifier = Bert.linear(bert.config().width(), classes);
    }

    static WordClassifier of(SentenceEncoder encoder, int classes) {
        Sizes.positive("WordClassifier", "classes", classes);
        return new WordClassifier(encoder, classes);
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, 2, tokens] → [batch, classes, tokens]
        Tensor scores = classifier.forward(dropout.forward(bert.forward(x)));
        return Hooks.after(this, x, scores.transpose(1, 2));
    }

    /// A trainer with the usual settings of fine-tuning, see [FineTuning].
    public Trainer trainer() {
        return FineTuning.trainer(this, classifier);
    }

    /// Lets only the blocks from `block` on learn, and what stands on them.
    public WordClassifier learningFrom(int block) {
        bert.freeze(block);
        return this;
    }

    /// Sentences in words, and a class for each word.
    public Texts data(List<List<String>> sentences, List<int[]> classes) {
        if (sentences.size() != classes.size()) {
            throw DataException.of(
                    "WordClassifier.data",
                    "classes for each of %d sentences".formatted(sentences.size()),
                    classes.size(),
                    "label all");
        }
        List<Encoding> texts = tokens(sentences);
        return Texts.tagged(
                texts,
                IntStream.range(0, texts.size())
                        .mapToObj(i -> targets(sentences.get(i), texts.get(i), classes.get(i)))
                        .toList());
    }

    /// The likeliest class of each word; -1 for words behind the last token that is read.
    public List<int[]> classes(List<List<String>> sentences) {
        eval();
        List<Encoding> texts = tokens(sentences);
        return IntStream.range(0, texts.size())
                .mapToObj(i -> classes(sentences.get(i), texts.get(i)))
                .toList();
    }

    private int[] classes(List<String> words, Encoding text) {
        try (var scope = Scope.open();
                var off = Gradient.off()) {
            long[] best = forward(Texts.tensor(List.of(text))).argmax(1).toLongArray(); // [tokens]
            return Arrays.stream(firstTokens(words, text))
                    .map(token -> token < 0 ? -1 : (int) best[token])
                    .toArray();
        }
    }

    private List<Encoding> tokens(List<List<String>> sentences) {
        return encoder.tokens(sentences.stream().map(it -> String.join(" ", it)).toList());
    }

    private static int[] targets(List<String> words, Encoding text, int[] classes) {
        if (classes.length != words.size()) {
            throw DataException.of(
                    "WordClassifier.data",
                    "a class for each of %d words".formatted(words.size()),
                    classes.length,
                    "label all");
        }
        int[] targets = new int[text.length()];
        Arrays.fill(targets, Texts.IGNORED);
        int[] first = firstTokens(words, text);
        for (int word = 0; word < first.length; word++) {
            if (first[word] >= 0) {
                targets[first[word]] = classes[word];
            }
        }
        return targets;
    }

    /// The first token of each word, or -1 where there is none.
    private static int[] firstTokens(List<String> words, Encoding text) {
        int[] first = new int[words.size()];
        int start = 0;
        for (int word = 0; word < first.length; word++) {
            int from = start;
            int to = start + words.get(word).length();
            first[word] =
                    IntStream.range(0, text.length())
                            .filter(t -> text.sequences()[t] >= 0)
                            .filter(t -> text.starts()[t] < to && text.ends()[t] > from)
                            .findFirst()
                            .orElse(-1);
            start = to + 1; // the space
        }
        return first;
    }

    @Override
    public String toString() {
        return "WordClassifier(%s)".formatted(bert);
    }
}
