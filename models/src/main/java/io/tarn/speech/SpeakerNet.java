package io.tarn.speech;

import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Conv1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.speech.SpeakerConfig.Pooling;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/// A net that hears a voice as a point: recordings of one speaker come to lie in one direction, whatever is said (Snyder et al., 2018).
///
/// Three convolutions over time look at 15 frames, a pooling makes one vector of all frames, and a linear layer the embedding. It is trained
/// by [SpeakerLearning] to tell the speakers of the training apart; new ones are compared by the cosine of their embeddings.
///
/// | | shape |
/// |---|---|
/// | input | `[batch, frames, features]` |
/// | output | `[batch, embedding]` |
public final class SpeakerNet implements Layer {
    private final SpeakerConfig config;
    private final List<Sequential> frames;
    private final FramePooling pooling;
    private final Sequential embedding;

    private SpeakerNet(SpeakerConfig config) {
        this.config = config;
        long width = config.width();
        this.frames =
                List.of(
                        layer(config.features(), width, 5, 1, config.dropout()),
                        layer(width, width, 3, 2, config.dropout()),
                        layer(width, width, 3, 3, config.dropout()));
        this.pooling = FramePooling.of(config.pooling(), width);
        long pooled = config.pooling() == Pooling.STATISTICS ? 2 * width : width;
        this.embedding =
                Sequential.of(BatchNorm1d.of(pooled), Linear.of(pooled, config.embedding()));
    }

    /// Width 64, self-attention pooling and no dropout.
    public static SpeakerNet of(long features, long embedding) {
        return of(features, embedding, c -> c);
    }

    /// `SpeakerNet.of(24, 32, c -> c.width(96).pooling(Pooling.STATISTICS))`.
    public static SpeakerNet of(
            long features, long embedding, UnaryOperator<SpeakerConfig> choose) {
        return new SpeakerNet(
                choose.apply(new SpeakerConfig(features, embedding, 64, 0, Pooling.ATTENTION)));
    }

    /// A convolution over time that keeps the number of frames: [batch, in, frames] → [batch, out, frames].
    private static Sequential layer(long in, long out, long kernel, long dilation, double dropout) {
        return Sequential.of(
                Conv1d.of(
                        in,
                        out,
                        kernel,
                        c -> c.dilation(dilation).padding(dilation * (kernel / 2)).noBias()),
                BatchNorm1d.of(out),
                Tensor::relu,
                Dropout.of(dropout));
    }

    /// All frames are real.
    @Override
    public Tensor forward(Tensor x) {
        return forward(x, Heard.all(x));
    }

    /// @param lengths how many frames of each sound are real, `[batch]`; padding does not count
    public Tensor forward(Tensor x, Tensor lengths) {
        Heard heard = Heard.of(this, x, config.features(), lengths);
        Tensor pooled = pooling.pool(heard(x, heard), heard); // [batch, width or 2·width]
        return Hooks.after(this, x, embedding.forward(pooled));
    }

    /// How much each frame counts for the embedding, `[batch, frames]`.
    public Tensor attention(Tensor x, Tensor lengths) {
        Heard heard = Heard.of(this, x, config.features(), lengths);
        return pooling.weights(heard(x, heard), heard);
    }

    private Tensor heard(Tensor x, Heard heard) { // → [batch, frames, width]
        Tensor y = heard.cut(x);
        for (Sequential layer : frames) {
            y = heard.cut(layer.forward(y.transpose(1, 2)).transpose(1, 2));
        }
        return y;
    }

    @Override
    public String toString() {
        return "SpeakerNet(%d→%d, %s)"
                .formatted(config.features(), config.embedding(), config.pooling());
    }
}
