package io.tarn.sequence.transformer;

import io.tarn.nn.LayerNorm;
import io.tarn.nn.Mask;
import io.tarn.nn.Net;
import io.tarn.nn.TransformerConfig.Order;
import io.tarn.sequence.transformer.Memory.Seen;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The layers that write; with normalisation before each part, one more stands at the end.
final class TranslatorDecoder implements Net {
    private final List<TranslatorLayer> layers;
    private final Optional<LayerNorm> norm;

    TranslatorDecoder(TranslatorConfig config) {
        this.layers =
                IntStream.range(0, config.decoderDepth())
                        .mapToObj(_ -> new TranslatorLayer(config))
                        .toList();
        this.norm =
                config.layer().order() == Order.BEFORE
                        ? Optional.of(config.norm())
                        : Optional.empty();
    }

    /// A source as the layers look at it.
    ///
    /// @param layers keys and values, `[batch, heads, source time, width / heads]` each
    /// @param lengths `[batch]`
    record Source(List<Seen> layers, Tensor lengths) {}

    Source source(Tensor encoded, Tensor lengths) { // [batch, source time, width]
        return new Source(
                layers.stream().map(layer -> layer.keysAndValues(encoded)).toList(), lengths);
    }

    Tensor forward(Tensor x, Past past, Source source) { // [batch, time, width]
        Mask mask = Mask.lengths(source.lengths);
        Tensor y = x;
        for (int i = 0; i < layers.size(); i++) {
            y = layers.get(i).forward(y, past.at(i), source.layers.get(i), mask);
        }
        return norm.isPresent() ? norm.get().forward(y) : y;
    }
}
