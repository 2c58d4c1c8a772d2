package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Embedding;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.optim.Adam;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class SequenceTaggerTest extends NetContract {
    @Override
    protected Layer layer() {
        return SequenceTagger.of(Recurrent.lstm(3, 2, c -> c.bidirectional()), 5);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 4, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 5, 4);
    }

    @Test
    void givesTheSameLabelsWithPadding() {
        SequenceTagger tagger =
                SequenceTagger.of(Recurrent.gru(3, 4, c -> c.bidirectional().layers(2)), 5);
        Tensor x = Tensor.randn(1, 6, 3);
        Tensor padded = tagger.forward(x, Tensor.of(4L)).narrow(2, 0, 4);
        Tensor alone = tagger.forward(x.narrow(1, 0, 4));
        assertThat(padded.isClose(alone).all().item()).isEqualTo(1);
    }

    /// The label of a place is the token of the next one, which only a net that reads backwards too can know.
    @Test
    void learnsWhatOnlyTheFutureTells() {
        SequenceTagger tagger =
                SequenceTagger.of(
                        Recurrent.tokens(
                                Embedding.of(4, 8), Recurrent.gru(8, 16, c -> c.bidirectional())),
                        4);
        Adam adam = Adam.of(tagger.parameters(), c -> c.learningRate(0.02));
        double loss = 0;
        for (int step = 0; step < 60; step++) {
            try (var scope = Scope.open()) {
                Tensor tokens = Tensor.rand(16, 9).mul(4).floor().toLong();
                // the last place sees nothing of its label
                Tensor labels = tokens.narrow(1, 1, 8).copy();
                labels.narrow(1, 7, 1).fill_(-100);
                Tensor scores = tagger.forward(tokens.narrow(1, 0, 8));
                loss = adam.step(() -> CrossEntropy.of().forward(scores, labels)).item();
            }
        }
        assertThat(loss).isLessThan(0.05);
    }
}
