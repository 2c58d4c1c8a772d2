package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.nn.Conv2d;
import io.tarn.nn.ConvConfig;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class RestrictedAttentionTest extends NetContract {
    @Override
    protected Layer layer() {
        return RestrictedAttention.of(Conv2d.of(2, 3, 2, c -> c.padding(1).stride(2)), 0.3);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 2, 4, 4);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3, 3, 3);
    }

    @Test
    void isTheConvolutionThatItWasMadeFrom() {
        List<UnaryOperator<ConvConfig>> kinds =
                List.of(
                        c -> c,
                        c -> c.padding(1),
                        c -> c.padding(2, 1).stride(2, 3).noBias(),
                        c -> c.kernel(5, 2).padding(2),
                        c -> c.dilation(2).padding(2));
        Tensor x = Tensor.randn(2, 3, 12, 17);
        for (var kind : kinds) {
            Conv2d conv = Conv2d.of(3, 4, 3, kind);
            Tensor expected = conv.forward(x);
            Tensor y = RestrictedAttention.of(conv, 50).forward(x);
            assertThat(y.shape()).isEqualTo(expected.shape());
            assertThat(y.sub(expected).abs().max().item()).as("%s", conv).isLessThan(1e-5);
        }
    }

    @Test
    void eachHeadLooksAtItsOwnCell() {
        var net = RestrictedAttention.of(Conv2d.of(1, 1, 3, c -> c.padding(1)), 50);
        Tensor weights = net.weights(Tensor.zeros(1, 1, 4, 5)); // [9, 20, 6·7]
        for (int head = 0; head < 9; head++) {
            long place = 2 * 5 + 3; // of the output: row 2, column 3
            long looked = (2 + head / 3) * 7L + 3 + head % 3;
            assertThat(weights.get(head, place, looked).item()).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void looksAtASoftDiscWhereItIsNotSharp() {
        Conv2d conv = Conv2d.of(1, 1, 3, c -> c.padding(1));
        Tensor weights = RestrictedAttention.of(conv, 0.1).weights(Tensor.zeros(1, 1, 5, 5));
        // the middle head, at the middle: exp(-0.1) of its weight one cell away
        double here = weights.get(4, 12, 24).item();
        assertThat(weights.get(4, 12, 25).item() / here).isCloseTo(Math.exp(-0.1), within(1e-5));
        assertThat(weights.get(4, 12, 32).item() / here).isCloseTo(Math.exp(-0.2), within(1e-5));
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> RestrictedAttention.of(Conv2d.of(2, 2, 3, c -> c.groups(2)), 50))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a convolution in one group");
        assertThatThrownBy(() -> RestrictedAttention.of(Conv2d.of(2, 2, 3), 0))
                .hasMessageContaining("a sharpness above 0, got 0.0");
        assertThatThrownBy(() -> layer().forward(Tensor.zeros(1, 3, 4, 4)))
                .hasMessageContaining("images [batch, 2, height, width], got [1, 3, 4, 4]");
    }
}
