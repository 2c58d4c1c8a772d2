package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tarn.models.Twin;
import io.tarn.nn.Flatten;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.NetContract;
import io.tarn.nn.Sequential;
import io.tarn.optim.Sgd;
import io.tarn.tensor.Interpolation;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class SpatialTransformerTest extends NetContract {
    @Override
    protected Layer layer() {
        SpatialTransformer net = of(4 * 5).size(3, 4);
        net.parameters().forEach(Init.normal(0, 0.2)::reset);
        return net;
    }

    private static SpatialTransformer of(long pixels) {
        return SpatialTransformer.of(
                Sequential.of(Flatten.of(), Linear.of(pixels, 3), Tensor::tanh), 3);
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 1, 4, 5);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 1, 3, 4);
    }

    /// As `affine_grid` and `grid_sample`, with the gradients of images and maps.
    @Test
    void samplesAsPyTorch() {
        Layer none = x -> x;
        Twin.load("vision/sample")
                .check(
                        none,
                        x ->
                                x.get(0)
                                        .gridSample(
                                                x.get(1).affineGrid(2, 3, 5, 4),
                                                Interpolation.LINEAR));
        Twin.load("vision/sample-corners")
                .check(
                        none,
                        x ->
                                x.get(0)
                                        .gridSampleCorners(
                                                x.get(1).affineGridCorners(2, 3, 5, 4),
                                                Interpolation.LINEAR));
    }

    @Test
    void beginsByLeavingImagesAsTheyAre() {
        Tensor x = Tensor.randn(2, 1, 4, 5);
        assertThat(of(20).forward(x).toDoubleArray())
                .containsExactly(x.toDoubleArray(), within(1e-5));
    }

    /// Its only task is to bring a spot into the middle.
    @Test
    void learnsToMoveWhatIsNotWhereTheLossWantsIt() {
        SpatialTransformer net = of(81);
        Tensor place = Tensor.arange(9).toFloat();
        Tensor down = place.sub(6).square().mul(-0.2).exp().unsqueeze(1);
        Tensor right = place.sub(3).square().mul(-0.2).exp();
        Tensor spot = down.mul(right).unsqueeze(0).unsqueeze(0); // its middle at row 6, column 3
        var descent = Sgd.of(net.parameters(), c -> c.learningRate(0.02));
        for (int i = 0; i < 100; i++) {
            net.zeroGrad();
            net.forward(spot).get(0, 0, 4, 4).neg().backward();
            descent.step();
        }
        assertThat(spot.get(0, 0, 4, 4).item()).isLessThan(0.4);
        assertThat(net.forward(spot).get(0, 0, 4, 4).item()).isGreaterThan(0.9);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> of(20).size(0, 3))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("height and width of 1 or more, got 0 and 3");
        assertThatThrownBy(
                        () -> SpatialTransformer.of(x -> x, 20).forward(Tensor.randn(2, 1, 4, 5)))
                .hasMessageContaining("a localisation net that gives [batch, features]")
                .hasMessageContaining("end the localisation net in Flatten.of()");
    }
}
