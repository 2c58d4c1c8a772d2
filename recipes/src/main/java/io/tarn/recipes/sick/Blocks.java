package io.tarn.recipes.sick;

import io.tarn.nn.BatchNorm1d;
import io.tarn.nn.BatchNorm2d;
import io.tarn.nn.Conv2d;
import io.tarn.nn.Dropout;
import io.tarn.nn.Layer;
import io.tarn.nn.LayerNorm;
import io.tarn.nn.Linear;
import java.util.ArrayList;
import java.util.List;

/// The layers that a [Shape] asks for.
final class Blocks {
    private Blocks() {}

    /// Hidden layers on rows `[batch, in]`, and the last one that answers.
    static List<Layer> rows(Shape shape, int in, int answers) {
        List<Layer> layers = new ArrayList<>();
        int width = in;
        for (int i = 0; i < shape.depth(); i++) {
            layers.add(Linear.of(width, shape.width()));
            width = shape.width();
            switch (shape.norm()) {
                case Shape.Norm.None _ -> {}
                case Shape.Norm.Batch batch ->
                        layers.add(BatchNorm1d.of(width, c -> c.momentum(batch.share())));
                case Shape.Norm.Row _ -> layers.add(LayerNorm.of(width));
            }
            finish(shape, layers);
        }
        layers.addAll(shape.behind());
        layers.add(Linear.of(width, answers));
        return layers;
    }

    /// A convolution on pictures `[batch, in, height, width]` that keeps their size.
    static List<Layer> picture(Shape shape, int in, int out) {
        List<Layer> layers = new ArrayList<>();
        layers.add(Conv2d.of(in, out, 3, c -> c.padding(1)));
        if (shape.norm() instanceof Shape.Norm.Batch batch) {
            layers.add(BatchNorm2d.of(out, c -> c.momentum(batch.share())));
        }
        finish(shape, layers);
        return layers;
    }

    private static void finish(Shape shape, List<Layer> layers) {
        layers.add(shape.activation().get());
        if (shape.dropout() > 0) {
            layers.add(Dropout.of(shape.dropout()));
        }
    }
}
