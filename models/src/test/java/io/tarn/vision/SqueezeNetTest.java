package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SqueezeNetTest extends NetContract {
    @Override
    protected Layer layer() {
        SqueezeNet net =
                SqueezeNet.of(
                        3,
                        c ->
                                c.stem(Stem.SMALL)
                                        .width(2)
                                        .fires(2, Set.of(1))
                                        .squeeze(2)
                                        .channels(1));
        Twin.awayFromKinks(net);
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 1, 6, 6);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3);
    }

    @Test
    void agreesWithTorchvision() {
        Twin.load("vision/squeezenet1_1").check(SqueezeNet.squeezenet11(10));
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(SqueezeNet.squeezenet10(1000).parameterCount()).isEqualTo(1_248_424);
        assertThat(SqueezeNet.squeezenet11(1000).parameterCount()).isEqualTo(1_235_496);
    }

    @Test
    void readsSmallPictures() {
        Layer net = SqueezeNet.of(10, c -> c.stem(Stem.SMALL).width(8).squeeze(2).dropout(0));
        assertThat(net.forward(Tensor.randn(2, 3, 32, 32)).shape()).isEqualTo(Shape.of(2, 10));
    }

    @Test
    void saysThatAPoolingFollowsAFire() {
        assertThatThrownBy(() -> SqueezeNet.of(10, c -> c.fires(8, Set.of(9))))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "SqueezeNet: expected a pooling after one of the fires 1 to 8, got 9; 1.1 has them after 2 and 4");
    }
}
