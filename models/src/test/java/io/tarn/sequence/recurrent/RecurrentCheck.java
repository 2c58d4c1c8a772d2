package io.tarn.sequence.recurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.sequence.recurrent.Recurrent.Reading;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;

/// What every [Recurrent] net of 3 inputs must keep.
final class RecurrentCheck {
    private RecurrentCheck() {}

    /// A padded sequence is read as if it stood alone; lengths that cannot be are refused.
    static void padding(Recurrent net) {
        net.eval();
        Tensor x = Tensor.randn(2, 5, 3);
        Reading both = net.read(x, Tensor.of(3L, 5));
        Reading alone = net.read(x.narrow(0, 0, 1).narrow(1, 0, 3), Tensor.of(3L));
        Tensor first = both.output().narrow(0, 0, 1);
        assertThat(first.narrow(1, 0, 3).isClose(alone.output()).all().item()).isEqualTo(1);
        assertThat(first.narrow(1, 3, 2).abs().sum().item()).isZero();
        assertThat(both.last().narrow(0, 0, 1).isClose(alone.last()).all().item()).isEqualTo(1);
        assertThat(both.output().size(2)).isEqualTo(net.width());
        assertThat(both.last().size(1)).isEqualTo(net.width());
        assertThatThrownBy(() -> net.read(x, Tensor.of(3L, 6)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("lengths from 1 to 5, got 6");
        assertThatThrownBy(() -> net.read(x, Tensor.of(3L)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("lengths");
    }
}
