package io.tarn.recipes;

import io.tarn.metric.Metric.Direction;
import java.util.Locale;

/// A number to reach.
///
/// @param metric what is counted: `test accuracy`
/// @param better whether more is better
/// @param value the least, or the most, that will do
public record Target(String metric, Direction better, double value) {
    public static Target atLeast(String metric, double value) {
        return new Target(metric, Direction.HIGHER, value);
    }

    public static Target atMost(String metric, double value) {
        return new Target(metric, Direction.LOWER, value);
    }

    public boolean isMet(double reached) {
        return better == Direction.HIGHER ? reached >= value : reached <= value;
    }

    /// `test accuracy ≥ 0.993`.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s %s %.4g", metric, better == Direction.HIGHER ? "≥" : "≤", value);
    }
}
