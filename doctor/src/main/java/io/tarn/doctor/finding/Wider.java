package io.tarn.doctor.finding;

import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.ConvConfig;
import io.tarn.nn.Embedding;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A net of the same kind with more units in every hidden layer.
///
/// It is built anew from a [Sequential] of known layers; layers without parameters are taken as they are.
final class Wider {
    private static final int TIMES = 4;
    private static final long UNITS = 64;
    private static final long CHANNELS = 16;

    /// What leaves the last layer that was built: its width in the old net, and in the new one.
    private long before;

    private long now;
    private int left; // layers with weights that are still to come

    private Wider(int weighted) {
        this.left = weighted;
    }

    /// Empty where a layer's own copy cannot be made.
    static Optional<Layer> of(Layer net) {
        List<Layer> layers = flat(net);
        int weighted = (int) layers.stream().filter(Wider::isWeighted).count();
        Wider wider = new Wider(weighted);
        List<Layer> copies = new ArrayList<>();
        for (Layer layer : layers) {
            Optional<Layer> copy = wider.copy(layer);
            if (copy.isEmpty()) {
                return Optional.empty();
            }
            copies.add(copy.get());
        }
        return weighted < 2 ? Optional.empty() : Optional.of(Sequential.of(copies));
    }

    private static List<Layer> flat(Layer net) {
        return net instanceof Sequential all
                ? all.layers().stream().flatMap(layer -> flat(layer).stream()).toList()
                : List.of(net);
    }

    private static boolean isWeighted(Layer layer) {
        return layer instanceof Linear || layer instanceof Conv2d || layer instanceof Embedding;
    }

    private Optional<Layer> copy(Layer layer) {
        return switch (layer) {
            case Linear linear -> Optional.of(linear(linear));
            case Conv2d conv when isWhole(conv) -> Optional.of(conv(conv));
            case Embedding embedding -> Optional.of(embedding(embedding));
            case BatchNorm1d _ -> Optional.of(BatchNorm1d.of(now));
            case BatchNorm2d _ -> Optional.of(BatchNorm2d.of(now));
            case LayerNorm norm when norm.weight().isPresent() -> Optional.of(LayerNorm.of(now));
            default -> layer.parameters().isEmpty() ? Optional.of(layer) : Optional.empty();
        };
    }

    /// Whether every output looks at every input.
    private static boolean isWhole(Conv2d conv) {
        return conv.weight().value().size(1) == conv.config().in();
    }

    private Linear linear(Linear layer) { // weight: [out, in]
        long in = entering(layer.weight().value().size(1));
        long out = leaving(layer.weight().value().size(0), UNITS);
        return layer.bias().isPresent() ? Linear.of(in, out) : Linear.of(in, out, c -> c.noBias());
    }

    private Conv2d conv(Conv2d layer) { // weight: [out, in, height, width]
        long in = entering(layer.weight().value().size(1));
        long out = leaving(layer.weight().value().size(0), CHANNELS);
        ConvConfig old = layer.config();
        return Conv2d.of(
                in,
                out,
                1,
                _ ->
                        new ConvConfig(
                                in,
                                out,
                                old.kernel(),
                                old.sliding(),
                                old.keepsSize(),
                                old.paddingMode(),
                                old.bias(),
                                old.weightInit(),
                                old.biasInit()));
    }

    private Embedding embedding(Embedding layer) { // weight: [rows, width]
        long rows = layer.weight().value().size(0);
        return Embedding.of(rows, leaving(layer.weight().value().size(1), UNITS));
    }

    /// So much as leaves the layers before; more where pictures were flattened in between.
    private long entering(long width) {
        return before == 0 ? width : width / before * now;
    }

    private long leaving(long width, long least) {
        left--;
        before = width;
        now = left == 0 ? width : Math.max(TIMES * width, least);
        return now;
    }
}
