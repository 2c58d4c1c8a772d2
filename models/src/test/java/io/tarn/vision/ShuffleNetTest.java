package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShuffleNetTest extends NetContract {
    @Override
    protected Layer layer() {
        ShuffleNet net =
                ShuffleNet.of(
                        3, c -> c.stem(Stem.SMALL).depths(List.of(2)).width(4).first(2).last(6));
        Twin.awayFromKinks(net);
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 3, 4, 4);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3);
    }

    @Test
    void agreesWithTorchvision() {
        Twin.load("vision/shufflenet_v2").check(ShuffleNet.one(10));
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(ShuffleNet.half(1000).parameterCount()).isEqualTo(1_366_792);
        assertThat(ShuffleNet.one(1000).parameterCount()).isEqualTo(2_278_604);
        assertThat(ShuffleNet.oneAndAHalf(1000).parameterCount()).isEqualTo(3_503_624);
        assertThat(ShuffleNet.two(1000).parameterCount()).isEqualTo(7_393_996);
    }

    @Test
    void readsPhotographsInGrey() {
        Layer net = ShuffleNet.of(10, c -> c.width(4).last(8).channels(1));
        assertThat(net.forward(Tensor.randn(2, 1, 64, 64)).shape()).isEqualTo(Shape.of(2, 10));
    }

    @Test
    void saysThatTheWidthIsHalved() {
        assertThatThrownBy(() -> ShuffleNet.of(10, c -> c.width(5)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "ShuffleNet: expected an even width, for it is halved, got 5; 1.0 has 116");
        assertThatThrownBy(() -> ShuffleNet.of(10, c -> c.depths(List.of(4, 0))))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("one unit or more in each stage");
    }
}
