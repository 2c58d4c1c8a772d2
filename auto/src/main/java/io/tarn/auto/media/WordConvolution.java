package io.tarn.auto.media;

import io.tarn.data.text.Vocabulary;
import io.tarn.nn.Conv1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Embedding;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.tensor.Tensor;
import java.util.List;

/// Looks for telling runs of three and of five words anywhere in a text (Kim, 2014).
final class WordConvolution implements Layer {
    private static final double SMALL = 0.1;

    private final Embedding words;
    private final Conv1d three;
    private final Conv1d five;
    private final Dropout drop = Dropout.of(0.4);
    private final Linear out;

    WordConvolution(int vocabulary, int width, int classes) {
        Init normal = (shape, random) -> random.normal(shape, 0, SMALL);
        words = Embedding.of(vocabulary, width, c -> c.init(normal));
        three = Conv1d.of(width, width, 3, c -> c.same());
        five = Conv1d.of(width, width, 5, c -> c.same());
        out = Linear.of(2L * width, classes);
    }

    @Override
    public Tensor forward(Tensor x) { // [n, words] → [n, classes]
        Tensor known = x.ne(Vocabulary.PADDING).toFloat().unsqueeze(1); // [n, 1, words]
        Tensor vectors = words.forward(x).transpose(1, 2).mul(known); // [n, width, words]
        Tensor best =
                Tensor.cat(
                        List.of(strongest(three, vectors, known), strongest(five, vectors, known)),
                        1);
        return out.forward(drop.forward(best));
    }

    /// max over time of relu(conv), where words are; relu is 0 or more, so that 0 never wins wrongly.
    private static Tensor strongest(Conv1d runs, Tensor vectors, Tensor known) {
        return runs.forward(vectors).relu().mul(known).max(2);
    }
}
