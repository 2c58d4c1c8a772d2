package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ClockworkTest extends NetContract {
    @Override
    protected Layer layer() {
        return Clockwork.of(3, 2, 3);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 5, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 5, 6);
    }

    @Test
    void changesAModuleAtItsTimesOnly() {
        Tensor y = Clockwork.of(3, 2, List.of(1, 3)).forward(Tensor.randn(1, 7, 3));
        Tensor change = y.diff(1).abs().sum(0).ne(0); // [6, 4]
        for (int t = 1; t < 7; t++) {
            assertThat(change.get(t - 1, 0).item()).as("fast at %d", t).isEqualTo(1);
            assertThat(change.get(t - 1, 2).item())
                    .as("slow at %d", t)
                    .isEqualTo(t % 3 == 0 ? 1 : 0);
        }
    }

    @Test
    void isTheDenseNetworkWithAMaskedMatrix() {
        Clockwork net = Clockwork.of(3, 2, List.of(1, 2));
        var w = net.state();
        Tensor zeros = Tensor.zeros(2, 2);
        Tensor u =
                Tensor.cat(
                        List.of(
                                w.get("recurrent.0.weight"),
                                Tensor.cat(List.of(zeros, w.get("recurrent.1.weight")), 1)),
                        0);
        Tensor x = Tensor.randn(1, 4, 3);
        Tensor wx =
                Tensor.cat(
                        List.of(
                                x.linear(w.get("inputs.0.weight"), w.get("inputs.0.bias")),
                                x.linear(w.get("inputs.1.weight"), w.get("inputs.1.bias"))),
                        2);
        Tensor h = Tensor.zeros(1, 4);
        Tensor y = net.forward(x);
        for (int t = 0; t < 4; t++) {
            Tensor all = wx.select(1, t).add(h.linear(u)).tanh();
            h = t % 2 == 0 ? all : Tensor.cat(List.of(all.narrow(1, 0, 2), h.narrow(1, 2, 2)), 1);
            assertThat(y.select(1, t).isClose(h).all().item()).isEqualTo(1);
        }
    }

    @Test
    void computesNothingWhereItIsNotAModulesTurn() {
        Clockwork net = Clockwork.of(3, 2, 4);
        AtomicLong rows = new AtomicLong(); // of a matrix product, for one sequence
        try (var hooks =
                Hooks.onForward((layer, x, y) -> {
                    if (layer instanceof Linear) {
                        rows.addAndGet(y.elements() / 2);
                    }
                    return y;
                })) {
            net.forward(Tensor.randn(1, 16, 3));
        }
        assertThat(rows.get()).isEqualTo(2 * (16 + 8 + 4 + 2)); // instead of 2·4·16
    }

    @Test
    void doesNotSeeWhatLiesBehindTheEnd() {
        RecurrentCheck.padding(Clockwork.of(3, 2, 2));
    }

    @Test
    void rejectsPeriodsThatDoNotRise() {
        assertThatThrownBy(() -> Clockwork.of(3, 2, List.of(2, 2)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("rising periods");
    }
}
