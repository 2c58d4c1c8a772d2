package io.tarn.pretrained;

import io.tarn.nn.Dropout;
import io.tarn.nn.Embedding;
import io.tarn.nn.Init;
import io.tarn.nn.Inline;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;

/// What a [Bert] begins with: each token's word, place and type, added and normalised.
final class BertEmbeddings implements Net {
    private final Embedding wordEmbeddings;
    private final Embedding positionEmbeddings;
    private final Embedding tokenTypeEmbeddings;
    @Inline private final BertNorm norm;
    private final Dropout dropout;

    BertEmbeddings(BertConfig config) {
        this.wordEmbeddings = table(config.vocabulary(), config);
        this.positionEmbeddings = table(config.positions(), config);
        this.tokenTypeEmbeddings = table(config.types(), config);
        this.norm = new BertNorm(config);
        this.dropout = Dropout.of(config.dropout());
    }

    private static Embedding table(long rows, BertConfig config) {
        return Embedding.of(rows, config.width(), c -> c.init(Init.normal(0, 0.02)));
    }

    Tensor forward(Tensor ids, Tensor types) { // [batch, tokens] → [batch, tokens, width]
        Tensor places = Tensor.arange(ids.size(1)).to(ids.device());
        Tensor sum =
                wordEmbeddings
                        .forward(ids)
                        .add(tokenTypeEmbeddings.forward(types))
                        .add(positionEmbeddings.forward(places));
        return dropout.forward(norm.forward(sum));
    }
}
