package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.loss.CrossEntropy;
import io.tarn.optim.Adam;
import io.tarn.sequence.Continuation;
import io.tarn.tensor.DType;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PointerNetworkTest {
    private static final Tensor LENGTHS = Tensor.of(4L, 2);
    private static final Tensor TARGET = Tensor.of(new long[][] {{0, 4, 2}, {0, 1, 0}});

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    @Test
    void pointsAtRealPlacesOnly() {
        Tensor p = net().forward(Tensor.randn(2, 4, 3), LENGTHS, TARGET).softmax(-1);
        assertThat(p.shape().toArray()).containsExactly(2, 3, 5);
        assertThat(p.select(0, 1).narrow(1, 3, 2).sum().item()).isZero();
        assertThat(p.select(0, 1).narrow(1, 0, 3).gt(0).all().item()).isEqualTo(1);
    }

    @Test
    void hasTheGradientsOfFiniteDifferences() {
        PointerNetwork net = net();
        net.to(DType.FLOAT64);
        Tensor x = Tensor.randn(2, 4, 3).toDouble().requiresGrad();
        List<Tensor> leaves =
                List.of(x, net.namedParameters().get("first").value(), net.values().getLast());
        FiniteDifferences.check(
                () -> net.forward(x, LENGTHS, TARGET).softmax(-1).square().sum(), leaves);
    }

    @Test
    void continuesAsItScoresTheWhole() {
        PointerNetwork net = net();
        net.eval();
        Tensor x = Tensor.randn(2, 4, 3);
        try (var off = Gradient.off();
                Continuation places = net.begin(x, LENGTHS)) {
            Tensor p = net.forward(x, LENGTHS, TARGET).softmax(-1);
            Tensor swapped = Tensor.of(1L, 0);
            places.next(TARGET.narrow(1, 0, 1));
            places.select(swapped);
            Tensor rest = TARGET.indexSelect(0, swapped).narrow(1, 1, 2);
            Tensor expected = p.indexSelect(0, swapped).select(1, 2);
            assertThat(places.next(rest).exp().isClose(expected, 1e-4, 1e-5).all().item())
                    .isEqualTo(1);
        }
    }

    @Test
    void learnsToSort() {
        PointerNetwork net = PointerNetwork.of(1, 32);
        Adam adam = Adam.of(net.parameters(), c -> c.learningRate(0.01));
        double right = 0;
        for (int step = 0; step < 200; step++) {
            try (var scope = Scope.open()) {
                Tensor x = Tensor.rand(32, 3, 1);
                Tensor sorted = x.squeeze(2).argsort(1).add(1); // places count from 1
                Tensor zeros = Tensor.zeros(32, 1).toLong();
                Tensor target = Tensor.cat(List.of(zeros, sorted), 1);
                Tensor next = Tensor.cat(List.of(sorted, zeros), 1);
                Tensor lengths = Tensor.full(Shape.of(32), 3, DType.INT64);
                Tensor scores = net.forward(x, lengths, target);
                right = scores.argmax(2).eq(next).toFloat().mean().item();
                adam.step(() -> CrossEntropy.of().forward(scores.transpose(1, 2), next));
            }
        }
        assertThat(right).isGreaterThan(0.85);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> net().forward(Tensor.randn(2, 4, 2), LENGTHS, TARGET))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("vectors [batch, places, 3]");
        assertThatThrownBy(() -> net().forward(Tensor.randn(2, 4, 3), LENGTHS, TARGET.add(1)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("target tokens from 0 to 4, got 5");
    }

    private static PointerNetwork net() {
        return PointerNetwork.of(3, 4);
    }
}
