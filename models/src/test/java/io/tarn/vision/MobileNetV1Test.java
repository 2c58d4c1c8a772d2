package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MobileNetV1Test extends NetContract {
    @Override
    protected Layer layer() {
        MobileNetV1 net = MobileNetV1.of(3, c -> c.depths(List.of(1, 2)).width(2));
        Twin.awayFromKinks(net);
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 3, 8, 8);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3);
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        // 4.2, 2.6, 1.3 and 0.5 million in table 6 of the paper
        assertThat(MobileNetV1.of(1000).parameterCount()).isEqualTo(4_231_976);
        assertThat(MobileNetV1.of(1000, c -> c.width(24)).parameterCount()).isEqualTo(2_585_560);
        assertThat(MobileNetV1.of(1000, c -> c.width(16)).parameterCount()).isEqualTo(1_331_592);
        assertThat(MobileNetV1.of(1000, c -> c.width(8)).parameterCount()).isEqualTo(470_072);
    }

    @Test
    void halvesPhotographsFiveTimesAndSmallPicturesThreeTimes() {
        assertThat(sizeOfLastImage(Stem.LARGE)).isEqualTo(1);
        assertThat(sizeOfLastImage(Stem.SMALL)).isEqualTo(4);
    }

    /// Of a picture of 32×32.
    private static long sizeOfLastImage(Stem stem) {
        long[] sizes = new long[1];
        Layer net = MobileNetV1.of(10, c -> c.stem(stem).width(1).channels(1));
        net.eval();
        try (var hooks =
                Hooks.onForward((layer, x, y) -> {
                    sizes[0] = y.rank() == 4 ? y.shape().size(-1) : sizes[0];
                    return y;
                })) {
            net.forward(Tensor.randn(1, 1, 32, 32));
        }
        return sizes[0];
    }

    @Test
    void saysThatEachStageHasABlock() {
        assertThatThrownBy(() -> MobileNetV1.of(10, c -> c.depths(List.of())))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "MobileNetV1: expected one block or more in each stage, got []; the paper has (1, 2, 2, 6, 2)");
    }
}
