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

final class UNetTest extends NetContract {
    @Override
    protected Layer layer() {
        UNet net = UNet.of(1, 2, c -> c.depth(1).width(2).norm(Norm.BATCH));
        Twin.awayFromKinks(net);
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 1, 4, 2);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 2, 4, 2);
    }

    @Test
    void agreesWithPyTorch() {
        Twin.load("vision/unet").check(UNet.of(2, 3, c -> c.depth(2).width(4)));
    }

    /// 23 convolutions, counted from figure 1 of the paper: 1 channel in, 2 classes out.
    @Test
    void hasTheNumberOfParametersOfThePaper() {
        long count = 64 * 2 + 2; // the last one, 1×1
        long in = 1;
        for (long out = 64; out <= 1024; out *= 2) {
            count += 9 * in * out + out + 9 * out * out + out; // two of 3×3 on the way down
            if (out > 64) {
                long half = out / 2;
                count += 4 * out * half + half; // one of 2×2 on the way up
                count += 9 * out * half + half + 9 * half * half + half; // and two of 3×3
            }
            in = out;
        }
        assertThat(UNet.of(1, 2).parameterCount()).isEqualTo(count).isEqualTo(31_030_658);
    }

    @Test
    void saysWhichSizesFit() {
        assertThatThrownBy(() -> UNet.of(3, 2, c -> c.width(1)).forward(Tensor.zeros(1, 3, 40, 32)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("images [batch, 3, height, width] of multiples of 16")
                .hasMessageContaining("got [1, 3, 40, 32]");
        assertThatThrownBy(() -> UNet.of(3, 2, c -> c.depth(0)))
                .hasMessageContaining("depth and width of 1 or more, got [3, 2, 0, 64]");
    }
}
