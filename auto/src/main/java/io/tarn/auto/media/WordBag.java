package io.tarn.auto.media;

import io.tarn.data.text.Vocabulary;
import io.tarn.nn.Dropout;
import io.tarn.nn.EmbeddingBag;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;

/// The mean of the vectors of a text's words, then a weighted sum for each class; the order of the words is lost.
final class WordBag implements Layer {
    private static final double SMALL = 0.1;

    private final EmbeddingBag words;
    private final Dropout drop = Dropout.of(0.3);
    private final Linear out;

    WordBag(int vocabulary, int width, int classes) {
        Init normal = (shape, random) -> random.normal(shape, 0, SMALL);
        words = EmbeddingBag.of(vocabulary, width, c -> c.init(normal));
        out = Linear.of(width, classes);
    }

    @Override
    public Tensor forward(Tensor x) { // [n, words] → [n, classes]
        Tensor known = x.ne(Vocabulary.PADDING);
        Tensor lengths = known.toLong().sum(1); // [n]
        Tensor offsets = lengths.cumsum(0).sub(lengths);
        Tensor bags = words.forward(x.maskedSelect(known), offsets); // [n, width]
        return out.forward(drop.forward(bags));
    }
}
