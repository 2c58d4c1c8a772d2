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

final class VggTest extends NetContract {
    @Override
    protected Layer layer() {
        Vgg net =
                Vgg.of(
                        List.of(1, 2),
                        3,
                        c -> c.norm(Norm.BATCH).width(2).side(1).hidden(List.of(4)).dropout(0.2));
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
        Twin.load("vision/vgg11_bn")
                .check(Vgg.vgg11(10, c -> c.norm(Norm.BATCH).hidden(List.of(16, 16))));
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(Vgg.vgg11(1000).parameterCount()).isEqualTo(132_863_336);
        assertThat(published(Vgg.vgg13(1000, VggTest::narrow))).isEqualTo(133_047_848);
        assertThat(published(Vgg.vgg16(1000, VggTest::narrow))).isEqualTo(138_357_544);
        assertThat(published(Vgg.vgg19(1000, VggTest::narrow))).isEqualTo(143_667_240);
    }

    @Test
    void hasThePublishedNumbersOfParametersWithBatchNormalisation() {
        assertThat(published(Vgg.vgg11(1000, VggTest::normed))).isEqualTo(132_868_840);
        assertThat(published(Vgg.vgg13(1000, VggTest::normed))).isEqualTo(133_053_736);
        assertThat(published(Vgg.vgg16(1000, VggTest::normed))).isEqualTo(138_365_992);
        assertThat(published(Vgg.vgg19(1000, VggTest::normed))).isEqualTo(143_678_248);
    }

    /// With one hidden unit, for the 120 million weights of the linear layers take a second to draw each time.
    private static VggConfig narrow(VggConfig config) {
        return config.hidden(List.of(1, 1));
    }

    private static VggConfig normed(VggConfig config) {
        return narrow(config).norm(Norm.BATCH);
    }

    /// What a narrow net would have with all hidden units.
    private static long published(Vgg narrow) {
        return narrow.parameterCount() - inLinearLayers(1) + inLinearLayers(4096);
    }

    private static long inLinearLayers(long hidden) {
        return (512 * 7 * 7 + 1) * hidden + (hidden + 1) * hidden + (hidden + 1) * 1000;
    }

    @Test
    void readsSmallPictures() {
        assertThat(Vgg.cifar16(10).parameterCount()).isEqualTo(14_728_266);
        Layer net = Vgg.of(List.of(1, 1, 1, 1, 1), 10, c -> c.width(2).side(1).channels(1));
        assertThat(net.forward(Tensor.randn(2, 1, 32, 32)).shape()).isEqualTo(Shape.of(2, 10));
    }

    @Test
    void saysThatEachStageHasAConvolution() {
        assertThatThrownBy(() -> Vgg.of(List.of(1, 0), 10, c -> c))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Vgg: expected one convolution or more in each stage, got [1, 0]; 11 is (1, 1, 2, 2, 2)");
    }
}
