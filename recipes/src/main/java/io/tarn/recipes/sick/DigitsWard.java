package io.tarn.recipes.sick;

import io.tarn.loss.CrossEntropy;
import io.tarn.nn.Flatten;
import io.tarn.nn.Layer;
import io.tarn.nn.MaxPool2d;
import io.tarn.nn.Sequential;
import java.util.ArrayList;
import java.util.List;

/// Pictures: a thousand small handwritten digits and a convolutional net.
final class DigitsWard implements Ward {
    private static final int UNITS_OF_A_CHANNEL = 6;

    @Override
    public String name() {
        return "cnn";
    }

    @Override
    public int classes() {
        return 10;
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
    public Setting setting(long seed) {
        var setting = new Setting(this, seed, Shape.of(48, 1), DigitsWard::net, CrossEntropy.of());
        setting.epochs = 14;
        setting.rule = Rule.adam(6e-3);
        setting.data(DigitImages.drawn(2_400, seed), 1_000, 400);
        return setting;
    }

    private static Layer net(Setting setting) { // [batch, 1, 14, 14]
        Shape shape = setting.shape;
        int channels = Math.max(1, shape.width() / UNITS_OF_A_CHANNEL);
        List<Layer> layers = new ArrayList<>(Blocks.picture(shape, 1, channels));
        layers.add(MaxPool2d.of(2)); // [batch, channels, 7, 7]
        layers.addAll(Blocks.picture(shape, channels, 2 * channels));
        layers.add(MaxPool2d.of(2)); // [batch, 2·channels, 3, 3]
        layers.add(Flatten.of());
        layers.addAll(Blocks.rows(shape, 2 * channels * 9, 10));
        return Sequential.of(layers);
    }
}
