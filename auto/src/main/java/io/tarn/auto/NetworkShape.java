package io.tarn.auto;

import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Layer;
import io.tarn.nn.Linear;
import io.tarn.nn.Sequential;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The size of a network and how it is kept from learning by heart.
///
/// @param widths units of each hidden layer
/// @param dropout the share of units that are left out at random
/// @param decay the weight decay of AdamW
record NetworkShape(List<Integer> widths, double dropout, double decay) {
    NetworkShape {
        widths = List.copyOf(widths);
    }

    /// Linear, batch normalisation, ReLU and dropout for each width, then the scores.
    Layer net(int inputs, int outputs) {
        List<Layer> layers = new ArrayList<>();
        int before = inputs;
        for (int width : widths) {
            layers.add(Linear.of(before, width));
            layers.add(BatchNorm1d.of(width));
            layers.add(Tensor::relu);
            layers.add(Dropout.of(dropout));
            before = width;
        }
        layers.add(Linear.of(before, outputs));
        return Sequential.of(layers);
    }

    /// Twice as wide and a layer deeper.
    NetworkShape larger() {
        List<Integer> more = new ArrayList<>();
        more.add(Math.min(512, widths.getFirst() * 2));
        more.addAll(widths);
        return new NetworkShape(more, dropout, decay);
    }

    /// The same size with more dropout and decay.
    NetworkShape calmer() {
        return new NetworkShape(widths, Math.min(0.6, dropout + 0.25), Math.min(0.3, decay * 5));
    }

    @Override
    public String toString() {
        String sizes = widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
        return dropout == 0 ? sizes : "%s, dropout %.2f".formatted(sizes, dropout);
    }
}
