package io.tarn.metric;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Values by name, in the order in which people want to read them: `loss`, then the metrics.
public record Scores(Map<String, Double> values) {
    public static final Scores NONE = new Scores(Map.of());

    public Scores {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// NaN where there is no such score.
    public double get(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// `loss 0.0312  accuracy 0.9921`.
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(score -> "%s %s".formatted(score.getKey(), text(score.getValue())))
                .collect(Collectors.joining("  "));
    }

    /// Four digits that matter.
    static String text(double value) {
        double size = Math.abs(value);
        return size != 0 && (size < 1e-3 || size >= 1e5)
                ? String.format(Locale.ROOT, "%.3e", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }

    /// `accuracy 0.9921`, or `roc_auc NaN: all targets are of class 0`.
    static String text(Metric metric) {
        String value = metric.name() + " " + text(metric.value());
        return metric.reason().map(reason -> value + ": " + reason).orElse(value);
    }
}
