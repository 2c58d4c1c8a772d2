package io.tarn.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Linear;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccumulationTest {
    private final Linear net = Linear.of(5, 2);
    private final Tensor x = Random.of(1).normal(12, 5);
    private final Tensor y = Random.of(2).normal(12, 2);

    private Tensor loss(long from, long count) {
        return net.forward(x.narrow(0, from, count)).sub(y.narrow(0, from, count)).square().mean();
    }

    private List<double[]> gradients() {
        List<double[]> gradients =
                net.parameters().stream()
                        .map(parameter -> parameter.grad().orElseThrow().toDoubleArray())
                        .toList();
        net.zeroGrad();
        return gradients;
    }

    @Test
    void severalBatchesMakeTheGradientOfOneLargeOne() {
        loss(0, 12).backward();
        List<double[]> expected = gradients();
        Accumulation accumulation = Accumulation.of(4);
        for (long batch = 0; batch < 4; batch++) {
            assertThat(accumulation.backward(loss(3 * batch, 3))).isEqualTo(batch == 3);
        }
        agree(gradients(), expected);
    }

    @Test
    void whatIsLeftOverCountsAsMuch() {
        loss(0, 6).backward();
        List<double[]> expected = gradients();
        Accumulation accumulation = Accumulation.of(4);
        accumulation.backward(loss(0, 3));
        accumulation.backward(loss(3, 3));
        assertThat(accumulation.flush(net.parameters())).isTrue();
        agree(gradients(), expected);
        assertThat(accumulation.flush(net.parameters())).isFalse();
    }

    @Test
    void startsAfreshAfterEveryStep() {
        Accumulation accumulation = Accumulation.of(2);
        Parameter parameter = Parameter.of(Tensor.of(1.0));
        boolean[] due = new boolean[4];
        for (int i = 0; i < 4; i++) {
            due[i] = accumulation.backward(parameter.value().sum());
        }
        assertThat(due).containsExactly(false, true, false, true);
    }

    private static void agree(List<double[]> actual, List<double[]> expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).containsExactly(expected.get(i), within(1e-6));
        }
    }
}
