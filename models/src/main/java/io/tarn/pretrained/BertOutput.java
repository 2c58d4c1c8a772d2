package io.tarn.pretrained;

import io.tarn.nn.Dropout;
import io.tarn.nn.Inline;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;

/// What ends both halves of a [BertLayer]: norm(x + W·f + b).
final class BertOutput implements Net {
    private final Linear dense;
    @Inline private final BertNorm norm;
    private final Dropout dropout;

    BertOutput(long in, BertConfig config) {
        this.dense = Bert.linear(in, config.width());
        this.norm = new BertNorm(config);
        this.dropout = Dropout.of(config.dropout());
    }

    Tensor forward(Tensor f, Tensor x) { // [batch, tokens, in], [batch, tokens, width]
        return norm.forward(x.add(dropout.forward(dense.forward(f))));
    }
}
