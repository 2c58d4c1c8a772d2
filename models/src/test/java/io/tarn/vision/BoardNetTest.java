package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class BoardNetTest extends NetContract {
    @Override
    protected Layer layer() {
        BoardNet net = BoardNet.of(2, 3, 2, c -> c.size(4));
        Twin.awayFromKinks(net);
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 2, 4, 4);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 16);
    }

    /// 5·5·48·192, eleven times 3·3·192·192, 192, and a bias for each point, as in the paper; a scale and a shift of each channel of
    /// a layer come with the normalisation.
    @Test
    void hasTheNumberOfWeightsOfThePaper() {
        long weights = 25 * 48 * 192 + 11 * 9 * 192 * 192 + 192 + 361;
        assertThat(BoardNet.of(48).parameterCount()).isEqualTo(weights + 12 * 2 * 192);
    }

    @Test
    void seesOnlyItsNeighbourhood() {
        var net = BoardNet.of(1, 4, 2);
        net.eval();
        Tensor x = Tensor.zeros(1, 1, 19, 19);
        Tensor stone = x.copy();
        stone.select(2, 9).select(2, 9).add_(1);
        Tensor changed = net.forward(x).ne(net.forward(stone)).reshape(19, 19).nonzero();
        // 5×5, then 3×3: three points to each side
        assertThat(changed.sub(9).abs().max().item()).isEqualTo(3);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> BoardNet.of(2, 4, 1).forward(Tensor.zeros(1, 2, 9, 9)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("boards [batch, 2, 19, 19], got [1, 2, 9, 9]");
        assertThatThrownBy(() -> BoardNet.of(2, 4, 0))
                .hasMessageContaining("layers of 1 or more, got [2, 19, 4, 0]");
    }
}
