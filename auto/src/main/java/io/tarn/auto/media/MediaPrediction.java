package io.tarn.auto.media;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a model says about a file.
///
/// @param value the most probable class
/// @param probabilities of all classes, in their order
public record MediaPrediction(String value, Map<String, Double> probabilities) {
    public MediaPrediction {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    /// The probability of [#value].
    public double confidence() {
        return probabilities.getOrDefault(value, 0.0);
    }
}
