package io.tarn.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class VisionTransformerTest extends NetContract {
    @Override
    protected Layer layer() {
        VisionTransformer net = VisionTransformer.of(1, 4, 2, 3, c -> c.image(4, 2).channels(1));
        net.parameters().forEach(Init.normal(0, 0.5)::reset); // the head begins with zeros
        return net;
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(2, 1, 4, 4);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3);
    }

    @Test
    void agreesWithTorchvision() {
        Twin.load("vision/vit")
                .check(VisionTransformer.of(2, 24, 3, 5, c -> c.image(12, 4).feedForward(48)));
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(VisionTransformer.base16(1000).parameterCount()).isEqualTo(86_567_656);
        assertThat(VisionTransformer.small(10).parameterCount()).isEqualTo(2_693_578);
    }

    /// Counted from stacks of one and of two blocks, for the whole ones take gigabytes.
    @Test
    void hasThePublishedNumbersOfTheLargeSizes() {
        assertThat(extrapolated(12, 768, 32)).isEqualTo(88_224_232); // B/32
        assertThat(extrapolated(24, 1024, 16)).isEqualTo(304_326_632); // L/16
        assertThat(extrapolated(24, 1024, 32)).isEqualTo(306_535_400); // L/32
    }

    private static long extrapolated(int depth, long width, long patch) {
        long one = count(1, width, patch);
        return one + (depth - 1) * (count(2, width, patch) - one);
    }

    private static long count(int depth, long width, long patch) {
        return VisionTransformer.of(depth, width, 16, 1000, c -> c.image(224, patch))
                .parameterCount();
    }

    @Test
    void namesItsParametersAsTorchvision() {
        assertThat(layer().namedParameters().keySet())
                .contains("class_token", "conv_proj.weight", "encoder.pos_embedding")
                .contains("encoder.layers.encoder_layer_0.self_attention.in_proj_weight")
                .contains("encoder.layers.encoder_layer_0.ln_1.weight")
                .contains("encoder.layers.encoder_layer_0.mlp.3.bias")
                .contains("encoder.ln.bias", "heads.head.weight");
    }

    @Test
    void beginsWithEqualScoresForAllClasses() {
        Tensor y = VisionTransformer.small(10).forward(Tensor.randn(1, 3, 32, 32));
        assertThat(y.toFloatArray()).containsOnly(0);
    }

    @Test
    void saysWhatDoesNotFit() {
        assertThatThrownBy(() -> VisionTransformer.of(1, 4, 2, 3, c -> c.image(30, 4)))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "VisionTransformer: expected an image that whole patches fill, "
                                + "got 30×30 in patches of 4×4; resize the images to 4·n");
        assertThatThrownBy(() -> VisionTransformer.of(0, 4, 2, 3, c -> c))
                .hasMessageContaining("of 1 or more, got [0, 16, 3, 3]");
        assertThatThrownBy(() -> layer().forward(Tensor.zeros(1, 1, 6, 6)))
                .hasMessageContaining("expected images [batch, 1, 4, 4], got [1, 1, 6, 6]");
    }
}
