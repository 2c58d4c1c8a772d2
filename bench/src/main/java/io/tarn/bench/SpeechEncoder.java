package io.tarn.bench;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.TransformerEncoderLayer;
import io.tarn.optim.AdamW;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;

/// A transformer encoder that names the speaker of a mel spectrogram.
record SpeechEncoder(Linear enter, List<TransformerEncoderLayer> layers, Linear head)
        implements Layer {
    static SpeechEncoder of() {
        return new SpeechEncoder(
                Linear.of(40, 256),
                Stream.generate(() ->
                                TransformerEncoderLayer.of(
                                        256, 4, c -> c.feedForward(1024).dropout(0.1)))
                        .limit(4)
                        .toList(),
                Linear.of(256, 600));
    }

    @Override
    public Tensor forward(Tensor mels) { // [batch, frames, 40] → [batch, 600]
        Tensor x = enter.forward(mels);
        for (TransformerEncoderLayer layer : layers) {
            x = layer.forward(x);
        }
        return head.forward(x.mean(1));
    }

    static Runnable step() {
        SpeechEncoder net = of();
        return new Training(
                net,
                AdamW.of(net.parameters(), c -> c.learningRate(1e-3)),
                CrossEntropy.of(),
                Tensor.randn(16, 128, 40),
                Random.global().integers(0, 600, 16));
    }
}
