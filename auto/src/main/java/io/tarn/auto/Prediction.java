package io.tarn.auto;

import java.util.Map;

/// The answer for one row.
///
/// @param value the class, or the number as text
/// @param number the number, or the place of the class
/// @param probabilities of each class by its name; empty for numbers
/// @param low nine of ten true numbers lie between this and `high`; NaN for classes
public record Prediction(
        String value, double number, Map<String, Double> probabilities, double low, double high) {
    public Prediction {
        probabilities =
                java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(probabilities));
    }
}
