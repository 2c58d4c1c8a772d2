package io.tarn.pretrained;

import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;
import io.tarn.token.Encoding;
import io.tarn.train.Trainer;
import java.util.List;

/// A [Bert] that tells the class of a text, or of a pair of texts: W·mean(y) + b over the outputs y of its tokens.
///
/// ```java
/// var classifier = Pretrained.encoder(folder).classifier(2);
/// classifier.trainer().fit(classifier.data(texts, labels), classifier.data(others, theirs));
/// Tensor chances = classifier.probabilities(List.of("You have won!"));
/// ```
///
/// | | shape |
/// |---|---|
/// | input | `[batch, 2, tokens]`, as [Texts] makes it |
/// | output | `[batch, classes]` |
public final class TextClassifier implements Layer {
    private final SentenceEncoder encoder;
    private final Bert bert;
    private final Dropout dropout;
    private final Linear classifier;

    private TextClassifier(SentenceEncoder encoder, int classes) {
        this.encoder = encoder;
        this.bert = encoder.net();
        this.dropout = Dropout.of(bert.config().dropout());
        this.classifier = Bert.linear(bert.config().width(), classes);
    }

    static TextClassifier of(SentenceEncoder encoder, int classes) {
        Sizes.positive("TextClassifier", "classes", classes);
        return new TextClassifier(encoder, classes);
    }

    /// Two texts, such as a question and what may answer it.
    public record Pair(String first, String second) {}

    @Override
    public Tensor forward(Tensor x) { // [batch, 2, tokens] → [batch, classes]
        Tensor mean = SentenceEncoder.mean(bert.forward(x), x); // [batch, width]
        return Hooks.after(this, x, classifier.forward(dropout.forward(mean)));
    }

    /// A trainer with the usual settings of fine-tuning, see [FineTuning].
    public Trainer trainer() {
        return FineTuning.trainer(this, classifier);
    }

    /// Lets only the blocks from `block` on learn, and what stands on them; `depth` leaves the classifier alone to learn.
    public TextClassifier learningFrom(int block) {
        bert.freeze(block);
        return this;
    }

    /// Texts and their classes, from 0 on.
    public Texts data(List<String> texts, int... classes) {
        return Texts.of(encoder.tokens(texts), classes);
    }

    /// Pairs of texts and their classes.
    public Texts pairs(List<Pair> pairs, int... classes) {
        return Texts.of(tokens(pairs), classes);
    }

    /// The probability of each class: `[texts, classes]`.
    public Tensor probabilities(List<String> texts) {
        return probabilitiesOf(encoder.tokens(texts));
    }

    /// The probability of each class: `[pairs, classes]`.
    public Tensor pairProbabilities(List<Pair> pairs) {
        return probabilitiesOf(tokens(pairs));
    }

    private Tensor probabilitiesOf(List<Encoding> texts) {
        eval();
        return SentenceEncoder.inBatches(texts, x -> forward(x).softmax(1));
    }

    private List<Encoding> tokens(List<Pair> pairs) {
        return pairs.stream()
                .map(it -> encoder.tokenizer().encode(it.first, it.second).cut(encoder.longest()))
                .toList();
    }

    @Override
    public String toString() {
        return "TextClassifier(%s)".formatted(bert);
    }
}
