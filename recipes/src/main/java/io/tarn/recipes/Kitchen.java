package io.tarn.recipes;

import io.tarn.train.Callback;
import java.nio.file.Path;

/// Where a recipe works.
///
/// @param folder for its files, which exists
/// @param seed of all chance
/// @param scale how much of the full length it runs, from 0 to 1: the short form of the tests takes less data and fewer epochs
/// @param progress shows the training to whoever waits
public record Kitchen(Path folder, long seed, double scale, Callback progress) {
    /// A number of epochs, examples or trials at this scale, at least `least`.
    public int scaled(int full, int least) {
        return Math.max(least, (int) Math.round(full * scale));
    }
}
