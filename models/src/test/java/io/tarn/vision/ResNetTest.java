package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import io.tarn.vision.ResNetConfig.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ResNetTest extends NetContract {
    @Override
    protected Layer layer() {
        ResNet net =
                ResNet.of(Block.BOTTLENECK, List.of(1, 1), 3, c -> c.width(2).stem(Stem.SMALL));
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
        Twin.load("vision/resnet18").check(ResNet.resnet18(10));
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(ResNet.resnet18(1000).parameterCount()).isEqualTo(11_689_512);
        assertThat(ResNet.resnet34(1000).parameterCount()).isEqualTo(21_797_672);
        assertThat(ResNet.resnet50(1000).parameterCount()).isEqualTo(25_557_032);
        assertThat(ResNet.resnet101(1000).parameterCount()).isEqualTo(44_549_160);
        assertThat(ResNet.resnet152(1000).parameterCount()).isEqualTo(60_192_808);
        assertThat(ResNet.resnext50(1000).parameterCount()).isEqualTo(25_028_904);
        assertThat(ResNet.wideResnet50(1000).parameterCount()).isEqualTo(68_883_240);
    }

    @Test
    void hasThePublishedSizeOnSmallPictures() {
        // 0.27 and 1.7 million in table 6 of the paper, whose shortcuts have no parameters
        assertThat(ResNet.cifar(20, 10).parameterCount()).isBetween(265_000L, 275_000L);
        assertThat(ResNet.cifar(110, 10).parameterCount()).isBetween(1_650_000L, 1_750_000L);
    }

    @Test
    void saysWhichDepthsThereAre() {
        assertThatThrownBy(() -> ResNet.cifar(21, 10))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "ResNet.cifar: expected 6n + 2 layers, got 21; 20, 32, 44, 56 and 110 are usual");
        assertThatThrownBy(() -> ResNet.of(Block.BASIC, List.of(2, 0), 10, c -> c))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("one block or more in each stage");
    }
}
