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

final class DenseNetTest extends NetContract {
    @Override
    protected Layer layer() {
        DenseNet net = DenseNet.of(List.of(2, 1), 3, c -> c.growth(2).stem(Stem.SMALL));
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
        Twin.load("vision/densenet121").check(DenseNet.densenet121(10));
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(DenseNet.densenet121(1000).parameterCount()).isEqualTo(7_978_856);
        assertThat(DenseNet.densenet161(1000).parameterCount()).isEqualTo(28_681_000);
        assertThat(DenseNet.densenet169(1000).parameterCount()).isEqualTo(14_149_480);
        assertThat(DenseNet.densenet201(1000).parameterCount()).isEqualTo(20_013_928);
    }

    @Test
    void hasThePublishedSizeOnSmallPictures() {
        // 0.8 and 25.6 million in table 2 of the paper
        assertThat(DenseNet.cifar(100, 12, 10).parameterCount()).isEqualTo(769_162);
        assertThat(DenseNet.cifar(190, 40, 10).parameterCount()).isEqualTo(25_624_430);
    }

    @Test
    void saysWhichDepthsThereAre() {
        assertThatThrownBy(() -> DenseNet.cifar(101, 12, 10))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "DenseNet.cifar: expected 6n + 4 layers, got 101; 100, 190 and 250 are usual");
        assertThatThrownBy(() -> DenseNet.of(List.of(), 10, c -> c))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("one layer or more in each block");
    }
}
