package io.tarn.auto;

import java.util.Locale;

/// A measure of how good predictions are, with the interval in which it lies with 95% confidence.
///
/// @param better whether more of it is better
public record Score(String name, double value, double low, double high, boolean better) {
    /// `accuracy 0.8212 (0.7580 to 0.8708)`.
    @Override
    public String toString() {
        return "%s %s (%s to %s)".formatted(name, text(value), text(low), text(high));
    }

    /// Four digits that matter.
    static String text(double value) {
        double size = Math.abs(value);
        return size != 0 && (size < 1e-3 || size >= 1e5)
                ? String.format(Locale.ROOT, "%.3e", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
