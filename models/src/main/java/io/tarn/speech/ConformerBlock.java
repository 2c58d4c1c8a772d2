package io.tarn.speech;

import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.Mask;
import io.tarn.nn.Sequential;
import io.tarn.sequence.attention.DotAttention;
import io.tarn.sequence.attention.RelativeWaves;
import io.tarn.tensor.Tensor;
import java.util.Optional;

/// A block of a [Conformer]: half a feed-forward part, attention, convolution, the other half, each with a way around it.
///
/// x ← x + ½·ffn(x);  x ← x + attention(x);  x ← x + convolution(x);  y = norm(x + ½·ffn(x)).
///
/// | | shape |
/// |---|---|
/// | input, output | `[batch, time, width]` |
final class ConformerBlock implements Layer {
    private final FeedForward ffn1;
    private final LayerNorm selfAttnLayerNorm;
    private final DotAttention selfAttn;
    private final Dropout selfAttnDropout;
    private final ConformerConvolution convModule;
    private final FeedForward ffn2;
    private final LayerNorm finalLayerNorm;

    ConformerBlock(ConformerConfig config) {
        this.ffn1 = FeedForward.of(config);
        this.selfAttnLayerNorm = LayerNorm.of(config.width());
        this.selfAttn =
                DotAttention.of(
                        config.width(),
                        config.heads(),
                        c -> c.positions(RelativeWaves::of).dropout(config.dropout()));
        this.selfAttnDropout = Dropout.of(config.dropout());
        this.convModule = new ConformerConvolution(config);
        this.ffn2 = FeedForward.of(config);
        this.finalLayerNorm = LayerNorm.of(config.width());
    }

    @Override
    public Tensor forward(Tensor x) {
        return forward(x, Optional.empty());
    }

    /// @param keep true at real places, `[batch, time]`
    Tensor forward(Tensor x, Optional<Tensor> keep) {
        Mask mask = keep.map(Mask::keys).orElse(Mask.none());
        // x ← x + ½·ffn(x)
        Tensor a = x.add(ffn1.forward(x), 0.5);
        // x ← x + attention(norm(x))
        Tensor b =
                a.add(
                        selfAttnDropout.forward(
                                selfAttn.forward(selfAttnLayerNorm.forward(a), mask)));
        // x ← x + convolution(x)
        Tensor c = b.add(convModule.forward(b, keep));
        // y = norm(x + ½·ffn(x))
        Tensor y = finalLayerNorm.forward(c.add(ffn2.forward(c), 0.5));
        return Hooks.after(this, x, y);
    }

    /// W₂·swish(W₁·norm(x)).
    private record FeedForward(Sequential sequential) implements Layer {
        static FeedForward of(ConformerConfig config) {
            return new FeedForward(
                    Sequential.of(
                            LayerNorm.of(config.width()),
                            Linear.of(config.width(), config.feedForward()),
                            Tensor::silu,
                            Dropout.of(config.dropout()),
                            Linear.of(config.feedForward(), config.width()),
                            Dropout.of(config.dropout())));
        }

        @Override
        public Tensor forward(Tensor x) {
            return sequential.forward(x);
        }
    }
}
