package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

final class ConvNeXtTest extends NetContract {
    @Override
    protected Layer layer() {
        return ConvNeXt.of(List.of(1, 2), 3, c -> c.width(2).patch(2).scale(0.5).depthDropout(0.1));
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
    void agreesWithTorchvision() {
        ConvNeXt quarter = ConvNeXt.of(List.of(3, 3, 9, 3), 10, c -> c.width(24));
        Twin.load("vision/convnext_tiny").check(quarter);
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(count(ConvNeXt::tiny)).isEqualTo(28_589_128);
        assertThat(count(ConvNeXt::small)).isEqualTo(50_223_688);
        assertThat(count(ConvNeXt::base)).isEqualTo(88_591_464);
        assertThat(count(ConvNeXt::large)).isEqualTo(197_767_336);
    }

    /// One after the other, for the large one has 800 MB.
    private static long count(LongFunction<ConvNeXt> net) {
        try (var scope = Scope.open()) {
            return net.apply(1000).parameterCount();
        }
    }

    @Test
    void skipsLaterBlocksMoreOften() {
        ConvNeXtConfig config = new ConvNeXtConfig(List.of(1, 2), 2, 4, 0.4, 1e-6, 3, 10);
        assertThat(config.skipped(0)).isZero();
        assertThat(config.skipped(1)).isEqualTo(0.2);
        assertThat(config.skipped(2)).isEqualTo(0.4);
    }

    @Test
    void readsGreyPictures() {
        Layer net = ConvNeXt.of(List.of(1), 10, c -> c.width(4).patch(1).channels(1));
        assertThat(net.forward(Tensor.randn(2, 1, 9, 9)).shape()).isEqualTo(Shape.of(2, 10));
    }

    @Test
    void saysThatEachStageHasABlock() {
        assertThatThrownBy(() -> ConvNeXt.of(List.of(3, 0), 10, c -> c))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "ConvNeXt: expected one block or more in each stage, got [3, 0]; tiny is (3, 3, 9, 3)");
    }
}
