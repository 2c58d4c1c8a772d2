package io.tarn.recipes.depth;

import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Flatten;
import io.tarn.nn.Init;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A network of equally wide hidden layers with batch normalisation, as wide as a number of parameters allows.
///
/// @param depth hidden layers
/// @param width of each
record EqualNet(int depth, int width) {
    static final int PIXELS = 28 * 28;
    static final int CLASSES = 10;

    /// The width at which it comes closest to a number of parameters.
    static EqualNet of(int depth, long parameters) {
        return IntStream.rangeClosed(1, (int) Math.max(1, parameters / PIXELS))
                .mapToObj(width -> new EqualNet(depth, width))
                .min(Comparator.comparingLong(net -> Math.abs(net.parameters() - parameters)))
                .orElseThrow();
    }

    long parameters() {
        long d = depth;
        long w = width;
        // (784 + 1)·w + (d - 1)·(w + 1)·w + 2·d·w + (w + 1)·10
        return (PIXELS + 1) * w + (d - 1) * (w + 1) * w + 2 * d * w + (w + 1) * CLASSES;
    }

    /// Its first weights come from the global stream of numbers.
    Layer build() {
        List<Layer> layers = new ArrayList<>(List.of(Flatten.of()));
        int in = PIXELS;
        for (int i = 0; i < depth; i++) {
            layers.add(Linear.of(in, width, c -> c.init(Init.heNormal()).biasInit(Init.zeros())));
            layers.add(BatchNorm1d.of(width));
            layers.add(Tensor::relu);
            in = width;
        }
        layers.add(Linear.of(in, CLASSES));
        return Sequential.of(layers);
    }
}
