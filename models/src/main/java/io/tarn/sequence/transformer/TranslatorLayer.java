package io.tarn.sequence.transformer;

import io.tarn.nn.Attention;
import io.tarn.nn.Dropout;
import io.tarn.nn.Hooks;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.Mask;
import io.tarn.nn.Net;
import io.tarn.nn.TransformerConfig;
import io.tarn.sequence.transformer.Memory.Seen;
import io.tarn.tensor.Tensor;
import java.util.List;

/// One layer that writes: what [io.tarn.nn.TransformerDecoderLayer] computes, by its names, with keys and values that are kept.
final class TranslatorLayer implements Net {
    private final TransformerConfig config;
    private final PackedProjections selfAttn;
    private final PackedProjections multiheadAttn;
    private final Linear linear1;
    private final Linear linear2;
    private final LayerNorm norm1;
    private final LayerNorm norm2;
    private final LayerNorm norm3;
    private final CachedAttention past;
    private final Attention source;
    private final Layer activation;
    private final Dropout dropout;

    TranslatorLayer(TranslatorConfig translator) {
        TransformerConfig c = translator.layer();
        this.config = c;
        this.selfAttn = new PackedProjections(c.width(), c.heads());
        this.multiheadAttn = new PackedProjections(c.width(), c.heads());
        this.linear1 = Linear.of(c.width(), c.feedForward());
        this.linear2 = Linear.of(c.feedForward(), c.width());
        this.norm1 = translator.norm();
        this.norm2 = translator.norm();
        this.norm3 = translator.norm();
        this.past = CachedAttention.of(c.dropout());
        this.source = Attention.of().dropout(c.dropout());
        this.activation = c.activation();
        this.dropout = Dropout.of(c.dropout());
    }

    /// Keys and values of what the encoder made of the source.
    Seen keysAndValues(Tensor encoded) { // [batch, source time, width]
        return multiheadAttn.keysAndValues(encoded);
    }

    /// @param mask of the source
    Tensor forward(Tensor x, Memory memory, Seen read, Mask mask) { // [batch, time, width]
        Tensor y =
                switch (config.order()) {
                    case AFTER -> {
                        Tensor a = norm1.forward(x.add(written(x, memory)));
                        Tensor b = norm2.forward(a.add(read(a, read, mask)));
                        yield norm3.forward(b.add(fed(b)));
                    }
                    case BEFORE -> {
                        Tensor a = x.add(written(norm1.forward(x), memory));
                        Tensor b = a.add(read(norm2.forward(a), read, mask));
                        yield b.add(fed(norm3.forward(b)));
                    }
                };
        return Hooks.after(this, x, y);
    }

    /// Looks at what was written.
    private Tensor written(Tensor x, Memory memory) {
        List<Tensor> qkv = selfAttn.all(x); // [batch, heads, time, width / heads] each
        Tensor heads = past.forward(qkv.get(0), qkv.get(1), qkv.get(2), memory);
        return dropout.forward(selfAttn.output(heads));
    }

    /// Looks at the source.
    private Tensor read(Tensor x, Seen read, Mask mask) {
        Tensor heads = source.forward(multiheadAttn.queries(x), read.keys(), read.values(), mask);
        return dropout.forward(multiheadAttn.output(CachedAttention.join(heads)));
    }

    private Tensor fed(Tensor x) {
        // W₂·φ(W₁·x + b₁) + b₂
        Tensor inner = dropout.forward(activation.forward(linear1.forward(x)));
        return dropout.forward(linear2.forward(inner));
    }

    @Override
    public String toString() {
        return "TranslatorLayer(%s)".formatted(config);
    }
}
