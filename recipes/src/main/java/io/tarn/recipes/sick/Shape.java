package io.tarn.recipes.sick;

import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import java.util.List;
import java.util.function.Supplier;

/// How a ward's net is built.
///
/// @param width units of a hidden layer, and channels or vectors in proportion
/// @param depth hidden layers; a net of pictures or words has its own first layers before them
/// @param activation behind every hidden layer
/// @param dropout behind every activation
/// @param norm before every activation
/// @param behind what else stands behind the last hidden layer
record Shape(
        int width,
        int depth,
        Supplier<Layer> activation,
        double dropout,
        Norm norm,
        List<Layer> behind) {
    /// What normalises hidden layers; a share is that of the newest batch in running statistics.
    sealed interface Norm {
        record None() implements Norm {}

        record Batch(double share) implements Norm {}

        /// Each row by itself, whatever else is in the batch.
        record Row() implements Norm {}
    }

    static Shape of(int width, int depth) {
        return new Shape(width, depth, Activation::relu, 0, new Norm.None(), List.of());
    }

    Shape width(int units) {
        return new Shape(units, depth, activation, dropout, norm, behind);
    }

    Shape depth(int layers) {
        return new Shape(width, layers, activation, dropout, norm, behind);
    }

    Shape activation(Supplier<Layer> function) {
        return new Shape(width, depth, function, dropout, norm, behind);
    }

    Shape dropout(double share) {
        return new Shape(width, depth, activation, share, norm, behind);
    }

    Shape norm(Norm other) {
        return new Shape(width, depth, activation, dropout, other, behind);
    }

    Shape behind(Layer... layers) {
        return new Shape(width, depth, activation, dropout, norm, List.of(layers));
    }
}
