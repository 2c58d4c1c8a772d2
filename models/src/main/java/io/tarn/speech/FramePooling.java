package io.tarn.speech;

import io.tarn.nn.Mask;
import io.tarn.nn.Net;
import io.tarn.sequence.attention.SelfAttentionPooling;
import io.tarn.tensor.Tensor;
import java.util.List;

/// How the frames of a sound become one vector.
sealed interface FramePooling extends Net {
    /// `[batch, frames, width]` → `[batch, out]`
    Tensor pool(Tensor x, Heard heard);

    /// How much each frame counts, `[batch, frames]`.
    Tensor weights(Tensor x, Heard heard);

    static FramePooling of(SpeakerConfig.Pooling way, long width) {
        return switch (way) {
            case ATTENTION -> new Attentive(SelfAttentionPooling.of(width));
            case MEAN -> new Mean();
            case STATISTICS -> new Statistics();
        };
    }

    /// y = Σₜ softmax(w·xₜ)·xₜ
    record Attentive(SelfAttentionPooling attention) implements FramePooling {
        @Override
        public Tensor pool(Tensor x, Heard heard) {
            return attention.forward(x, Mask.keys(heard.keep()));
        }

        @Override
        public Tensor weights(Tensor x, Heard heard) {
            return attention.weights(x, Mask.keys(heard.keep()));
        }
    }

    /// μ = Σₜ xₜ / T
    record Mean() implements FramePooling {
        @Override
        public Tensor pool(Tensor x, Heard heard) {
            return heard.cut(x).sum(1).div(heard.counts().unsqueeze(1));
        }

        @Override
        public Tensor weights(Tensor x, Heard heard) {
            return heard.keep().to(x.dtype()).div(heard.counts().unsqueeze(1));
        }
    }

    /// [μ, σ], σ² = Σₜ (xₜ - μ)² / T
    record Statistics() implements FramePooling {
        private static final double TINY = 1e-6;

        @Override
        public Tensor pool(Tensor x, Heard heard) {
            Tensor mean = new Mean().pool(x, heard); // [batch, width]
            Tensor variance = new Mean().pool(x.sub(mean.unsqueeze(1)).square(), heard);
            return Tensor.cat(List.of(mean, variance.add(TINY).sqrt()), 1);
        }

        @Override
        public Tensor weights(Tensor x, Heard heard) {
            return new Mean().weights(x, heard);
        }
    }
}
