package io.tarn.bench;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Lstm;
import io.tarn.optim.Adam;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;

/// A bidirectional LSTM that names the phoneme of every frame.
record Tagger(Lstm rnn, Linear head) implements Layer {
    private static final long CLASSES = 41;

    static Tagger of() {
        return new Tagger(
                Lstm.of(39, 256, c -> c.layers(2).bidirectional()), Linear.of(512, CLASSES));
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, frames, 39] → [batch, frames, 41]
        return head.forward(rnn.forward(x));
    }

    static Runnable step() {
        Tagger net = of();
        return new Training(
                net,
                Adam.of(net.parameters(), c -> c.learningRate(1e-3)),
                (out, y) -> CrossEntropy.of().forward(out.reshape(-1, CLASSES), y.reshape(-1)),
                Tensor.randn(32, 100, 39),
                Random.global().integers(0, CLASSES, 32, 100));
    }
}
