package io.tarn.train;

import java.util.List;
import java.util.Map;

/// Where a training stands, for a checkpoint.
///
/// @param epoch the epoch at work
/// @param batch its batches that are done
/// @param step batches since the beginning
/// @param seconds of training so far
/// @param losses sum and weight of the epoch's losses so far
/// @param callbacks what each callback remembers
/// @param epochs the scores of the epochs that are done
/// @param settings what must be the same for the rest to be the same
public record Standing(
        int epoch,
        int batch,
        long step,
        double seconds,
        double[] losses,
        List<Map<String, String>> callbacks,
        List<Past> epochs,
        Map<String, String> settings) {
    /// An epoch that is done.
    public record Past(
            Progress progress,
            Map<String, Double> training,
            Map<String, Double> validation,
            Profile profile) {}
}
