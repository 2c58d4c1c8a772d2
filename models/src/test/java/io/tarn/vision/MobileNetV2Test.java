package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.vision.MobileNetV2Config.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MobileNetV2Test extends NetContract {
    @Override
    protected Layer layer() {
        List<Stage> stages = List.of(new Stage(1, 8, 1, 1), new Stage(2, 8, 1, 2));
        MobileNetV2 net =
                MobileNetV2.of(
                        3, c -> c.stages(stages).multiplier(0.25).last(8).channels(1).dropout(0.1));
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
        Twin.load("vision/mobilenet_v2").check(MobileNetV2.of(10));
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(MobileNetV2.of(1000).parameterCount()).isEqualTo(3_504_872);
        assertThat(wide(0.35)).isEqualTo(1_677_128);
        assertThat(wide(0.5)).isEqualTo(1_968_680);
        assertThat(wide(0.75)).isEqualTo(2_636_424);
        assertThat(wide(1.4)).isEqualTo(6_108_776);
    }

    private static long wide(double multiplier) {
        return MobileNetV2.of(1000, c -> c.multiplier(multiplier)).parameterCount();
    }

    @Test
    void readsSmallPictures() {
        Layer net = MobileNetV2.of(10, c -> c.stem(Stem.SMALL).multiplier(0.25).last(16));
        assertThat(net.forward(Tensor.randn(2, 3, 32, 32)).shape()).isEqualTo(Shape.of(2, 10));
    }

    @Test
    void saysWhatAStageIs() {
        assertThatThrownBy(() -> new Stage(6, 24, 0, 2))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "MobileNetV2: expected t, c, n and s of a stage of 1 or more, got [6, 24, 0, 2]; give positive numbers");
        assertThatThrownBy(() -> MobileNetV2.of(10, c -> c.multiplier(0)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("a multiplier above 0");
    }
}
