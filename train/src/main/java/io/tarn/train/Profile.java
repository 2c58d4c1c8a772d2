package io.tarn.train;

import java.util.Locale;

/// Where the time of an epoch went, in seconds.
///
/// @param data waiting for batches
/// @param forward computing losses
/// @param backward computing gradients
/// @param update moving the parameters
/// @param validation judging the validation data
/// @param rest everything else, such as callbacks and checkpoints
public record Profile(
        double data,
        double forward,
        double backward,
        double update,
        double validation,
        double rest) {
    public double total() {
        return data + forward + backward + update + validation + rest;
    }

    /// `2.1 s: data 1%, forward 38%, …`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f s: data %.0f%%, forward %.0f%%, backward %.0f%%, update %.0f%%, validation %.0f%%, rest %.0f%%",
                total(),
                share(data),
                share(forward),
                share(backward),
                share(update),
                share(validation),
                share(rest));
    }

    private double share(double seconds) {
        return 100 * seconds / Math.max(total(), 1e-9);
    }
}
