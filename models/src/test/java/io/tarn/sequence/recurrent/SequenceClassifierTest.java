package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SequenceClassifierTest extends NetContract {
    @Override
    protected Layer layer() {
        return SequenceClassifier.of(
                Recurrent.gru(3, 2, c -> c.bidirectional()), Pooling.attention(4, 3), 5);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 4, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "mean", "attention"})
    void givesTheSameClassWithPadding(String name) {
        Pooling pooling =
                switch (name) {
                    case "last" -> Pooling.last();
                    case "mean" -> Pooling.mean();
                    default -> Pooling.attention(8, 5);
                };
        SequenceClassifier net =
                SequenceClassifier.of(Recurrent.lstm(3, 4, c -> c.bidirectional()), pooling, 5);
        Tensor x = Tensor.randn(1, 6, 3);
        Tensor padded = net.forward(x, Tensor.of(4L));
        assertThat(padded.isClose(net.forward(x.narrow(1, 0, 4))).all().item()).isEqualTo(1);
    }

    @Test
    void takesTheMeanOfTheRealPlaces() {
        Tensor h = Tensor.of(new float[] {1, 2, 0}, 1, 3, 1);
        var reading = new Recurrent.Reading(h, h.select(1, 1));
        Tensor keep = Tensor.of(new boolean[] {true, true, false}, 1, 3);
        assertThat(Pooling.mean().pool(reading, keep).item()).isCloseTo(1.5, within(1e-6));
        assertThat(Pooling.last().pool(reading, keep).item()).isEqualTo(2);
    }
}
