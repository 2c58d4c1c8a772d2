package io.tarn.pretrained;

import io.tarn.nn.Inline;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/// A layer normalisation by the name that it has in the files, which no field can have.
final class BertNorm implements Layer {
    @Inline private final TreeMap<String, LayerNorm> named;

    BertNorm(BertConfig config) {
        LayerNorm norm = LayerNorm.of(config.width(), c -> c.epsilon(config.epsilon()));
        this.named = new TreeMap<>(Map.of("LayerNorm", norm));
    }

    @Override
    public Tensor forward(Tensor x) { // [*, width]
        return named.firstEntry().getValue().forward(x);
    }
}
