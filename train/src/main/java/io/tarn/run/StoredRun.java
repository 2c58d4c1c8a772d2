package io.tarn.run;

import io.tarn.metric.Scores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// A run as the [RunStore] knows it.
///
/// @param folder where its folder was when it ran
/// @param settings its configuration, flattened: `optimizer.rate` → `0.01`
public record StoredRun(
        String id,
        String name,
        Path folder,
        Instant started,
        RunStatus status,
        Map<String, String> settings) {
    /// A newest score, such as `score("validation", "accuracy")`; NaN where there is none.
    public double score(String split, String name) {
        return status.scores().getOrDefault(split, Scores.NONE).get(name);
    }
}
