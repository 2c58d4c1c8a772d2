package io.tarn.report;

/// What one axis of a chart measures, and how it is laid out.
///
/// @param label what it measures, or nothing
/// @param unit in which unit, or nothing
/// @param log whether equal steps are equal factors; values of 0 and below are then gaps
/// @param from its least value, or NaN to take it from the data
/// @param to its greatest value, or NaN to take it from the data
public record Axis(String label, String unit, boolean log, double from, double to) {
    public Axis {
        if (from >= to) {
            throw new IllegalArgumentException(
                    "Axis(%s): expected from below to, got %s and %s; swap them"
                            .formatted(label, from, to));
        }
        if (log && from <= 0) {
            throw new IllegalArgumentException(
                    "Axis(%s): expected a logarithmic axis from above 0, got %s; choose a small positive number"
                            .formatted(label, from));
        }
    }

    public static Axis of(String label) {
        return new Axis(label, "", false, Double.NaN, Double.NaN);
    }

    public Axis unit(String text) {
        return new Axis(label, text, log, from, to);
    }

    public Axis logarithmic() {
        return new Axis(label, unit, true, from, to);
    }

    public Axis range(double least, double greatest) {
        return new Axis(label, unit, log, least, greatest);
    }

    /// The label with the unit behind it.
    String title() {
        return unit.isEmpty() ? label : label.isEmpty() ? unit : label + " (" + unit + ")";
    }

    /// Whether a value has a place on this axis.
    boolean holds(double value) {
        return Double.isFinite(value) && (!log || value > 0);
    }
}
