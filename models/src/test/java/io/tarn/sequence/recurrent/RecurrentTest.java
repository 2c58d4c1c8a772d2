package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.tarn.nn.Embedding;
import io.tarn.nn.Lstm;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RecurrentTest {
    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void readsPaddedSequencesWithEveryStack() {
        RecurrentCheck.padding(Recurrent.elman(3, 4, c -> c.relu().layers(2)));
        RecurrentCheck.padding(Recurrent.gru(3, 4, c -> c.bidirectional()));
        RecurrentCheck.padding(Recurrent.lstm(3, 4, c -> c.bidirectional().layers(2)));
        RecurrentCheck.padding(Recurrent.lstm(3, 4, c -> c.projection(2)));
    }

    @Test
    void hasTheNamesOfTheStackInside() {
        assertThat(Recurrent.lstm(3, 4, c -> c).namedParameters())
                .containsOnlyKeys(Lstm.of(3, 4).namedParameters().keySet());
    }

    @Test
    void endsEachDirectionWhereItWasReadToItsEnd() {
        Recurrent net = Recurrent.gru(3, 4, c -> c.bidirectional());
        var reading = net.read(Tensor.randn(1, 5, 3), Tensor.of(5L));
        Tensor forward = reading.output().select(1, 4).narrow(1, 0, 4);
        Tensor backward = reading.output().select(1, 0).narrow(1, 4, 4);
        assertThat(reading.last().narrow(1, 0, 4).isClose(forward).all().item()).isEqualTo(1);
        assertThat(reading.last().narrow(1, 4, 4).isClose(backward).all().item()).isEqualTo(1);
    }

    @Test
    void readsTokens() {
        Recurrent net = Recurrent.tokens(Embedding.of(9, 3), Clockwork.of(3, 2, 2));
        assertThat(net.forward(Tensor.of(new long[] {1, 2, 3}, 1, 3)).shape())
                .isEqualTo(Shape.of(1, 3, 4));
    }
}
