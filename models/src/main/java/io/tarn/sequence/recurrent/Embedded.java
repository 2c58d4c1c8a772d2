package io.tarn.sequence.recurrent;

import io.tarn.nn.Embedding;
import io.tarn.tensor.Tensor;

/// A recurrent net behind a table of vectors, so that it reads tokens.
record Embedded(Embedding embedding, Recurrent body) implements Recurrent {
    @Override
    public Reading read(Tensor tokens, Tensor lengths) { // [batch, time]
        return body.read(embedding.forward(tokens), lengths);
    }

    @Override
    public long width() {
        return body.width();
    }
}
