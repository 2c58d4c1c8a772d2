package io.tarn.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Sliding;
import io.tarn.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryLayoutTest {
    @Test
    void keepsChannelsInnermostFromConvolutionToPooling() {
        Layer net =
                Sequential.of(
                        Conv2d.of(3, 8, 3), BatchNorm2d.of(8), Activation.relu(), MaxPool2d.of(2));
        Tensor y = net.forward(Tensor.randn(2, 3, 10, 10));
        assertThat(y.strides()).containsExactly(4 * 4 * 8, 1, 4 * 8, 8);
    }

    @Test
    void flattensInTheOrderOfTheShape() {
        Tensor x = Tensor.randn(2, 3, 6, 6);
        Conv2d conv = Conv2d.of(3, 4, 3);
        Tensor plain = x.convolution(conv.weight().value().detach().contiguous(), Sliding.over(2));
        Tensor y = conv.forward(x).sub(conv.bias().orElseThrow().value().reshape(1, 4, 1, 1));
        assertThat(y.flatten(1).toDoubleArray())
                .containsExactly(plain.flatten(1).toDoubleArray(), within(1e-5));
    }

    @Test
    void trainsAsWithRowMajorWeights() {
        Random.seed(7);
        Conv2d conv = Conv2d.of(3, 5, 3, c -> c.noBias());
        Parameter plain = Parameter.of(conv.weight().value().detach().contiguous());
        Tensor x = Tensor.randn(4, 3, 6, 6);
        Adam one = Adam.of(conv.parameters());
        Adam two = Adam.of(List.of(plain));
        for (int step = 0; step < 5; step++) {
            conv.zeroGrad();
            plain.zeroGrad();
            conv.forward(x).square().mean().backward();
            x.convolution(plain.value(), Sliding.over(2)).square().mean().backward();
            one.step();
            two.step();
        }
        assertThat(conv.weight().value().toDoubleArray())
                .containsExactly(plain.value().toDoubleArray(), within(1e-5));
    }

    @Test
    void survivesSavingAndLoading() {
        Conv2d one = Conv2d.of(3, 5, 3);
        Conv2d two = Conv2d.of(3, 5, 3);
        two.load(one.state());
        assertThat(two.weight().value().toDoubleArray())
                .isEqualTo(one.weight().value().toDoubleArray());
        assertThat(two.weight().value().strides()).isEqualTo(one.weight().value().strides());
        assertThat(one.weight().value().shape()).isEqualTo(Shape.of(5, 3, 3, 3));
    }
}
