package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.loss.CrossEntropy;
import io.tarn.optim.Adam;
import io.tarn.tensor.DType;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Copying of a [RecurrentTranslator]: token 0 begins and ends, 1 is unknown, and 4 more numbers are words of one source only.
final class CopyingTest {
    private static final long KNOWN = 6;
    private static final long EXTRA = 4;

    @BeforeEach
    void seed() {
        Random.seed(7);
    }

    private static RecurrentTranslator net() {
        return RecurrentTranslator.of(
                KNOWN,
                KNOWN,
                32,
                c -> c.width(16).copying(EXTRA, 1).alignment(LocationAlignment::of));
    }

    @Test
    void givesProbabilitiesThatAddUpToOne() {
        Tensor source = Tensor.of(new long[][] {{3, 9, 3}});
        Tensor p = net().forward(source, Tensor.of(3L), Tensor.of(new long[][] {{0, 9}})).exp();
        assertThat(p.shape()).isEqualTo(Shape.of(1, 2, KNOWN + EXTRA));
        assertThat(p.sum(2).get(0, 0).item()).isCloseTo(1, within(1e-5));
        assertThat(p.get(0, 0, 9).item()).as("stands in the source").isGreaterThan(0.01);
        assertThat(p.get(0, 0, 8).item()).as("stands nowhere").isLessThan(1e-11);
    }

    /// Words that no vocabulary knows can only be said by pointing at them.
    @Test
    void learnsToRepeatWordsThatItDoesNotKnow() {
        RecurrentTranslator net = net();
        Adam adam = Adam.of(net.parameters(), c -> c.learningRate(0.01));
        Tensor lengths = Tensor.full(Shape.of(32), 3, DType.INT64);
        double right = 0;
        for (int step = 0; step < 100; step++) {
            try (var scope = Scope.open()) {
                Tensor source = Random.global().integers(2, KNOWN + EXTRA, 32, 3);
                Tensor zeros = Tensor.zeros(32, 1).toLong();
                Tensor target = Tensor.cat(List.of(zeros, source), 1);
                Tensor next = Tensor.cat(List.of(source, zeros), 1);
                Tensor scores = net.forward(source, lengths, target);
                right = scores.argmax(2).eq(next).toFloat().mean().item();
                adam.step(() -> CrossEntropy.of().forward(scores.transpose(1, 2), next));
            }
        }
        assertThat(right).isGreaterThan(0.9);
    }
}
