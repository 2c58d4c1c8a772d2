package io.tarn.vision;

import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.MultiHeadAttention;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;

/// One block of a [VisionTransformer]: self-attention, then two linear layers, each normalised before and with a way around it.
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, patches + 1, width]` |
@SuppressWarnings("MemberName") // torchvision's names
final class VisionBlock implements Layer {
    private final LayerNorm ln_1;
    private final MultiHeadAttention selfAttention;
    private final Dropout dropout;
    private final LayerNorm ln_2;
    private final Sequential mlp;

    VisionBlock(VisionTransformerConfig config) {
        this.ln_1 = norm(config.width());
        this.selfAttention = MultiHeadAttention.of(config.width(), config.heads());
        this.dropout = Dropout.of(config.dropout());
        this.ln_2 = norm(config.width());
        this.mlp =
                Sequential.of(
                        linear(config.width(), config.feedForward()),
                        Tensor::gelu,
                        Dropout.of(config.dropout()),
                        linear(config.feedForward(), config.width()),
                        Dropout.of(config.dropout()));
    }

    private static Linear linear(long in, long out) {
        return Linear.of(in, out, c -> c.init(Init.glorotUniform()).biasInit(Init.normal(0, 1e-6)));
    }

    static LayerNorm norm(long width) {
        return LayerNorm.of(width, c -> c.epsilon(1e-6));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, patches + 1, width]
        // a = x + attention(norm(x));  y = a + mlp(norm(a))
        Tensor a = x.add(dropout.forward(selfAttention.forward(ln_1.forward(x))));
        Tensor y = a.add(mlp.forward(ln_2.forward(a)));
        return Hooks.after(this, x, y);
    }
}
