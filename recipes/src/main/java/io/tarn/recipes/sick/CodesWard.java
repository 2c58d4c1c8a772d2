package io.tarn.recipes.sick;

import io.tarn.loss.MeanSquaredError;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.Sequential;
import io.tarn.nn.Unflatten;
import java.util.ArrayList;
import java.util.List;

/// An auto-encoder, as a task of its own: digits through a narrow place and back.
final class CodesWard implements Ward {
    private static final int PIXELS = 14 * 14;

    @Override
    public String name() {
        return "auto-encoder";
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public boolean hasNumbers() {
        return true;
    }

    @Override
    public boolean hasPictures() {
        return true;
    }

    @Override
    public boolean isOwnTask() {
        return true;
    }

    @Override
    public Setting setting(long seed) {
        var setting =
                new Setting(this, seed, Shape.of(64, 1), CodesWard::net, MeanSquaredError.of());
        setting.epochs = 20;
        setting.data(DigitImages.drawn(2_400, seed), 1_000, 400);
        return setting;
    }

    private static Layer net(Setting setting) { // [batch, 1, 14, 14]
        Shape shape = setting.shape;
        int code = Math.max(1, shape.width() / 3);
        List<Layer> layers = new ArrayList<>();
        layers.add(Flatten.of());
        layers.addAll(Blocks.rows(shape.behind(new Layer[0]), PIXELS, code));
        layers.addAll(Blocks.rows(shape, code, PIXELS));
        layers.add(Unflatten.of(1, 14, 14));
        return Sequential.of(layers);
    }
}
