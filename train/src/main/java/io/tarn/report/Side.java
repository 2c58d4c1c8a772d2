package io.tarn.report;

import java.util.List;

/// One side of a plot: it gives values their places between its start (0) and its end (1).
sealed interface Side permits Range, Bands {
    /// A labelled place.
    record Tick(double value, String label) {}

    double fraction(double value);

    /// About this many round places, or all categories.
    List<Tick> ticks(int wanted);
}
