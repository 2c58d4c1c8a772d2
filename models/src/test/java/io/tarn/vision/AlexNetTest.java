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

final class AlexNetTest extends NetContract {
    @Override
    protected Layer layer() {
        AlexNet net = AlexNet.of(3, c -> c.stem(Stem.SMALL).width(1).hidden(2).channels(1));
        Twin.awayFromKinks(net);
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 1, 16, 16);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3);
    }

    @Test
    void agreesWithTorchvision() {
        Twin.load("vision/alexnet").check(AlexNet.of(10, c -> c.hidden(16)));
    }

    @Test
    void hasThePublishedNumberOfParameters() {
        assertThat(AlexNet.of(1000).parameterCount()).isEqualTo(61_100_840);
    }

    @Test
    void readsSmallPictures() {
        Layer net = AlexNet.of(10, c -> c.stem(Stem.SMALL).width(8).hidden(16).dropout(0));
        assertThat(net.forward(Tensor.randn(2, 3, 32, 32)).shape()).isEqualTo(Shape.of(2, 10));
    }

    @Test
    void saysThatWidthsMustBePositive() {
        assertThatThrownBy(() -> AlexNet.of(10, c -> c.width(0)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "AlexNet: expected width, hidden, channels and classes of 1 or more, got [0, 4096, 3, 10]; give positive numbers");
    }
}
