package io.tarn.vision;

import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Parameter;
import io.tarn.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The blocks of a [VisionTransformer], which see where each patch lies by a learned vector of each place.
final class VisionEncoder implements Layer {
    private final Parameter posEmbedding; // [1, patches + 1, width]
    private final Dropout dropout;
    private final SequencedMap<String, VisionBlock> layers = new LinkedHashMap<>();
    private final LayerNorm ln;

    VisionEncoder(VisionTransformerConfig config) {
        this.posEmbedding = Init.normal(0, 0.02).parameter(1, config.patches() + 1, config.width());
        this.dropout = Dropout.of(config.dropout());
        for (int i = 0; i < config.depth(); i++) {
            layers.put("encoder_layer_" + i, new VisionBlock(config));
        }
        this.ln = VisionBlock.norm(config.width());
    }

    @Override
    public Tensor forward(Tensor x) { // [batch, patches + 1, width]
        Tensor y = dropout.forward(x.add(posEmbedding.value()));
        for (VisionBlock block : layers.values()) {
            y = block.forward(y);
        }
        return Hooks.after(this, x, ln.forward(y));
    }

    Parameter positions() {
        return posEmbedding;
    }
}
